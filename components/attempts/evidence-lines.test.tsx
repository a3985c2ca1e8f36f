import { fireEvent, render, screen, within } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import type { AttemptDetail } from "@/lib/contracts/attempts";
import { EvidenceLines } from "./evidence-lines";

type Line = AttemptDetail["lines"][number];

const LINE: Line = {
  source: "gateway.log",
  offset: 18_234,
  at: 0,
  kind: "call_failed",
  own: true,
  interpretation: { provider: "nova-eu", elapsedMs: 8008, code: "ECONNRESET", status: null },
  raw: '{"1":"[model-fetch] error provider=nova-eu elapsedMs=8008 causeCode=ECONNRESET"}',
  rawMissing: null,
};

function show(line: Partial<Line>) {
  render(<EvidenceLines lines={[{ ...LINE, ...line }]} />, { wrapper: NuqsTestingAdapter });
  return screen.getByRole("article");
}

test("the raw line stands whole, with what was read in it marked", () => {
  const article = show({});
  expect(article.textContent).toContain(LINE.raw);
  const marks = [...article.querySelectorAll("mark")].map((mark) => mark.textContent);
  expect(marks).toEqual(["nova-eu", "8008", "ECONNRESET"]);
});

test("a field that was not in the line is unknown, not blank", () => {
  const status = within(show({})).getByText("status");
  expect(status.nextElementSibling?.textContent).toBe("unknown");
});

test("a line that cannot be read any more says why", () => {
  const article = show({ raw: null, rawMissing: "The file was rotated away." });
  expect(article.textContent).toContain("The file was rotated away.");
  expect(article.textContent).toContain("nova-eu");
});

test("what else the trace says stays folded until it is asked for", () => {
  const others = [1, 2].map((offset) => ({ ...LINE, offset, own: false, kind: "key_penalised" }));
  render(<EvidenceLines lines={[...others, LINE]} />, { wrapper: NuqsTestingAdapter });
  expect(screen.getByRole("article").textContent).toContain("The call fails");
  fireEvent.click(screen.getByRole("button", { name: "2 more lines of this trace" }));
  expect(screen.getAllByRole("article").map((line) => line.textContent?.slice(0, 19))).toEqual([
    "The call fails1970-",
    "A key is put aside1",
    "A key is put aside1",
  ]);
});
