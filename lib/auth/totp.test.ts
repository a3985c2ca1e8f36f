import { expect, test } from "vitest";
import { isTotp } from "./totp";

const SECRET = "12345678901234567890";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at second %i the code is %s (the last six digits of RFC 6238, appendix B)", (second, code) => {
  expect(isTotp(SECRET, code, second * 1_000)).toBe(true);
});

test("a code is taken half a minute early and late, and no longer", () => {
  const code = "050471";
  const start = 1_111_111_110_000;
  const taken = [-30_001, -30_000, -1, 0, 29_999, 59_999, 60_000].filter((off) =>
    isTotp(SECRET, code, start + off),
  );
  expect(taken).toEqual([-30_000, -1, 0, 29_999, 59_999]);
});

test.each(["", "5047", "0504711", "050472", "abcdef", "０５０４７１"])("%j is no code", (code) => {
  expect(isTotp(SECRET, code, 1_111_111_111_000)).toBe(false);
});
