import { fireEvent, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { markWire } from "@/lib/charts/mark-wire";
import type { MarkWire } from "@/lib/contracts/marks";
import { MarksLane } from "./marks-lane";

const AT = Date.parse("2026-11-22T02:40:00Z");

function show(marks: readonly MarkWire[]) {
  render(<MarksLane marks={marks} from={AT - 3_600_000} to={AT + 3_600_000} width={600} />, {
    wrapper: ({ children }) => (
      <NuqsTestingAdapter searchParams="?tz=utc">{children}</NuqsTestingAdapter>
    ),
  });
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

test("where no line says who, that is said", async () => {
  show([markWire({ at: AT, kind: "restart", clean: false })]);
  fireEvent.click(screen.getByRole("button"));
  expect((await screen.findByRole("dialog")).textContent).toContain("no line says");
});

test("without changes there is no lane", () => {
  show([]);
  expect(screen.queryByRole("list")).toBeNull();
});
