import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ChainState } from "./chain-state";

test("a chain that was not looked at yet is not called unbroken", () => {
  const { container } = render(<ChainState chain={null} />);
  expect(container.textContent).toContain("being verified");
  expect(container.textContent).not.toContain("unbroken");
});

test("a broken chain is an alert that names the entry and what to run", () => {
  render(<ChainState chain={{ entries: 6, brokenAt: 7 }} />);
  const text = screen.getByRole("alert").textContent;
  expect(text).toContain("entry 7");
  expect(text).toContain("npm run signalbox -- doctor");
  expect(text).not.toContain("unbroken");
});

test("an unbroken chain says of how many entries, whatever the filters show", () => {
  const { container } = render(<ChainState chain={{ entries: 1, brokenAt: null }} />);
  expect(container.textContent).toBe("1 entry in all, chain unbroken");
});
