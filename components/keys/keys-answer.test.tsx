import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { keysAnswer } from "@/lib/charts/keys-answer";
import { KeyClockProvider } from "./key-clock";
import { KeysAnswer } from "./keys-answer";

/** The sentences for a range that is over, so that no clock decides what is read. */
function say(parts: Parameters<typeof keysAnswer>[0]) {
  const answer = keysAnswer({ asOf: 9_000_000, ...parts });
  const { container } = render(
    <KeyClockProvider answer={answer} cameAt={0}>
      <KeysAnswer answer={answer} />
    </KeyClockProvider>,
    {
      wrapper: ({ children }) => (
        <NuqsTestingAdapter searchParams="?tz=utc&r=1h">{children}</NuqsTestingAdapter>
      ),
    },
  );
  return container.textContent?.replaceAll("\u202f", " ") ?? "";
}

const LOCKED = {
  keyId: "dead",
  label: "nova:main",
  needs: "person",
  current: {
    state: "disabled",
    until: 4_200_000,
    since: 0,
    model: null,
    reason: "billing",
    basis: "events",
  },
} as const;

test("a key that needs a person is named first, with why, and leads to its detail", () => {
  const text = say({ keys: [LOCKED] });
  expect(text).toContain("1 key needs a person: main of nova on fra-1, billing, 10 min 00 s left.");
  expect(screen.getByRole("link", { name: "main" }).getAttribute("href")).toContain(
    "open=fra-1%2Fnova%2Fdead",
  );
});

test("a key that needs time says how much, from the moment that the range is of", () => {
  const text = say({
    keys: [
      {
        needs: "time",
        current: { ...LOCKED.current, state: "cooling", until: 3_642_000, reason: "rate_limit" },
      },
    ],
  });
  expect(text).toContain("1 key comes back by itself: k1 of nova on fra-1, 42 s left.");
});

test("that nothing is known to be out is no claim that all is well", () => {
  const text = say({ keys: [{}], failures: { total: 4, withKey: 1 } });
  expect(text).toContain("No key is known to be out.");
  expect(text).toContain("1 key is usable, as far as any line says.");
});

test("failures without a key are counted, and lead to their attempts", () => {
  const text = say({ keys: [{}], failures: { total: 8, withKey: 6 } });
  expect(text).toContain("known for 6 of 8 failed attempts (75 %)");
  const href = screen.getByRole("link", { name: "2 without a key" }).getAttribute("href") ?? "";
  const params = new URL(href, "http://localhost").searchParams;
  expect(params.getAll("key")).toEqual([""]);
  expect(params.getAll("outcome")).not.toContain("ok");
});

test("a stuck key is said to be likely so, with how many calls speak against its Gateway", () => {
  const stuck = { successes: 5, lastSuccessAt: 1, attemptId: "a" };
  expect(say({ keys: [{ ...LOCKED, stuck }] })).toMatch(/One is likely stuck: .*main.*5 successes/);
});
