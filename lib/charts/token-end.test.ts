import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/core/time/range";
import { tokenEnd } from "./token-end";

const NOW = Date.UTC(2026, 10, 23);
const end = (expiresAt: number | null, revokedAt: number | null = null) =>
  tokenEnd({ expiresAt, revokedAt }, NOW);

test("a token that is good for long says for how long, and asks for nothing", () => {
  expect(end(NOW + 90 * DAY_MS)).toEqual({ words: "in 90 d 0 h", over: false, soon: false });
});

test("somebody is asked to replace a token in its last two weeks, and not a moment before", () => {
  expect(end(NOW + 14 * DAY_MS).soon).toBe(false);
  expect(end(NOW + 14 * DAY_MS - 1).soon).toBe(true);
});

test("at the very moment of its end a token is over, as the server sees it", () => {
  expect(end(NOW + 1)).toMatchObject({ over: false, soon: true });
  expect(end(NOW)).toEqual({ words: "expired", over: true, soon: false });
});

test("a revoked token is revoked, whether or not it would have ended since", () => {
  expect(end(NOW - 1, NOW - 2)).toEqual({ words: "revoked", over: true, soon: false });
  expect(end(null, NOW - 2).words).toBe("revoked");
});

test("a token of before, that has no end, is not called ended", () => {
  expect(end(null)).toEqual({ words: "never", over: false, soon: false });
});
