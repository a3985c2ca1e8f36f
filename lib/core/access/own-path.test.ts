import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test("one goes on where one was, with range and filters", () => {
  expect(ownPath("/keys?r=1h&provider=a%20b")).toBe("/keys?r=1h&provider=a%20b");
  expect(ownPath("/requests/req-1#step-2")).toBe("/requests/req-1#step-2");
});

test.each([
  "https://evil.example/",
  "//evil.example/now",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  "now",
  "",
  " /now",
])("%j leads to no other site", (next) => {
  expect(ownPath(next)).toBe("/now");
});

test.each(["/sign-in", "/sign-in?next=/keys", "/enter#secret", "/api/v1/me", "/"])(
  "%s is no place to go on",
  (next) => {
    expect(ownPath(next)).toBe("/now");
  },
);
