import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that expects an error spies on console.error itself; everybody else's is a defect. */
const unexpected = vi.fn();

beforeEach(() => {
  unexpected.mockClear();
  vi.spyOn(console, "error").mockImplementation(unexpected);
});

afterEach(() => {
  const calls = unexpected.mock.calls;
  vi.restoreAllMocks();
  expect(calls, "console.error was called").toEqual([]);
});
