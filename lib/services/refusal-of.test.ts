import { expect, test } from "vitest";
import { PushError } from "./push-error";
import { refusalOf } from "./refusal-of";

test.each([
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["SQLITE_FULL", "disk_full"],
  ["EROFS", "store_unavailable"],
  ["EIO", "store_unavailable"],
  ["SQLITE_BUSY", "store_unavailable"],
  ["SQLITE_READONLY_DBMOVED", "store_unavailable"],
])("%s tells the sender to come back, as %s", (code, refusal) => {
  const error = refusalOf(Object.assign(new Error("secret path"), { code }));
  expect(error).toBeInstanceOf(PushError);
  expect(error).toMatchObject({ code: refusal, retryAfterS: expect.any(Number) });
  expect((error as Error).message).not.toContain("secret path");
});

test("a fault of ours stays one", () => {
  const faults = [new TypeError("x is not a function"), "text", null, undefined, { code: 7 }];
  for (const fault of faults) expect(refusalOf(fault)).toBe(fault);
});
