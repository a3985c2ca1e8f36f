import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { markWire } from "@/lib/charts/mark-wire";
import type { MarkWire } from "@/lib/contracts/marks";
import { MarksLane } from "./marks-lane";

type AddressProps = Parameters<typeof NuqsTestingAdapter>[0];
const LANES = ["first", "second"];
const AT = Date.parse("2026-11-22T02:40:00Z");

function show(marks: readonly MarkWire[], omitted = 0, props: Partial<AddressProps> = {}) {
  const axis = { from: AT - 3_600_000, to: AT + 3_600_000, width: 600 };
  const lane = <MarksLane marks={marks} {...axis} omitted={omitted} />;
  // As on a screen with two charts.
  render(
    props.searchParams === undefined
      ? lane
      : [lane, lane].map((one, at) => <div key={LANES[at]}>{one}</div>),
    {
      wrapper: ({ children }) => (
        <NuqsTestingAdapter searchParams="?tz=utc" hasMemory {...props}>
          {children}
        </NuqsTestingAdapter>
      ),
    },
  );
}

test("a flag is a button that names kind, time and Gateway", () => {
  show([markWire({ at: AT })]);
  expect(screen.getByRole("button").getAttribute("aria-label")).toMatch(
    /^1 configuration change, .*02:40, fra-1$/,
  );
});

test("its click shows what changed, who did it, and the lines it was read from", async () => {
  show([
    markWire({
      at: AT,
      paths: ["agents.defaults.model.primary"],
      actor: "cli",
      lines: [{ source: "/var/log/openclaw.log", offset: 51_200, bytes: 300 }],
    }),
  ]);
  fireEvent.click(screen.getByRole("button"));
  const dialog = await screen.findByRole("dialog");
  const text = dialog.textContent?.replaceAll("\u202f", " ");
  expect(text).toContain("agents.defaults.model.primary");
  expect(text).toContain("cli");
  expect(text).toContain("a manual intervention");
  expect(text).toContain("/var/log/openclaw.log, byte 51 200");
});

test("a version of a route table is a flag of no Gateway, and leads to its history", async () => {
  const sha = "a".repeat(40);
  const route = { table: "europe", number: 2, sha, title: "A third model", gateways: null };
  const about = { kind: "route_commit", intervention: "route_commit", gateway: null } as const;
  show([markWire({ at: AT, ...about, actor: "Edda Rossi", route })]);
  const flag = screen.getByRole("button");
  expect(flag.getAttribute("aria-label")).toMatch(/^1 route table version, .*02:40, europe$/);
  fireEvent.click(flag);
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Version 2 of europe came into force: A third model");
  expect(dialog.textContent).toContain("Edda Rossi");
  const [version] = within(dialog).getAllByRole("link");
  expect(version?.getAttribute("href")).toBe(`/routes/tables/europe?to=${sha}`);
});

test("where no line says who, that is said", async () => {
  show([markWire({ at: AT, kind: "restart", clean: false })]);
  fireEvent.click(screen.getByRole("button"));
  expect((await screen.findByRole("dialog")).textContent).toContain("no line says");
});

test("without changes there is no lane", () => {
  show([]);
  expect(screen.queryByRole("list")).toBeNull();
});

test("a flag over hundreds of changes lists the first ones and says how many more there are", async () => {
  show(Array.from({ length: 240 }, (_, second) => markWire({ at: AT + second * 1_000 })));
  const [flag] = screen.getAllByRole("button");
  if (flag === undefined) throw new Error("There is no flag.");
  const gathered = Number(/(\d+) changes/.exec(flag.getAttribute("aria-label") ?? "")?.[1]);
  fireEvent.click(flag);
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getAllByRole("listitem")).toHaveLength(20);
  expect(within(dialog).getByRole("link", { name: /more$/ }).textContent).toBe(
    `and ${gathered - 20} more`,
  );
});

test("older changes that the answer left out are named beside those that are drawn", () => {
  show([markWire({ at: AT })], 1_200);
  expect(screen.getByText(/older ones not drawn/).textContent).toContain("1\u202f200 older ones");
});

test("a link to a mark opens its flag, in the first of several lanes only", async () => {
  const marks = [markWire({ id: "m1", at: AT }), markWire({ id: "m2", at: AT + 1_200_000 })];
  show(marks, 0, { searchParams: "?tz=utc&mark=m2" });
  const dialogs = await screen.findAllByRole("dialog");
  expect(dialogs).toHaveLength(1);
  expect(dialogs[0]?.textContent).toContain("03:00");
});

test("an opened mark stands in the address and Escape takes it out of it", async () => {
  const addresses: string[] = [];
  show([markWire({ id: "m1", at: AT })], 0, {
    searchParams: "?tz=utc",
    onUrlUpdate: ({ queryString, options }) => {
      expect(options.history).toBe("push");
      addresses.push(queryString);
    },
  });
  const [, second] = screen.getAllByRole("button");
  fireEvent.click(second as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(addresses).toEqual(["?tz=utc&mark=m1"]));
  fireEvent.keyDown(dialog, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(addresses.at(-1)).toBe("?tz=utc"));
});

test("a link to a mark that is not there opens nothing", async () => {
  show([markWire({ id: "m1", at: AT })], 0, { searchParams: "?tz=utc&mark=gone" });
  expect(screen.queryByRole("dialog")).toBeNull();
});
