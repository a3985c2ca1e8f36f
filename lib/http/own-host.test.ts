import { expect, test } from "vitest";
import { namesThisMachine } from "./own-host";

test.each(["localhost", "LOCALHOST:3000", "127.0.0.1:3000", "127.1.2.3", "[::1]:3000"])(
  "%s is this machine",
  (host) => expect(namesThisMachine(host)).toBe(true),
);

test.each([
  null,
  "",
  "evil.example",
  "127.0.0.1.evil.example",
  "localhost.evil.example:3000",
  "10.0.0.1",
])("%s is not", (host) => expect(namesThisMachine(host)).toBe(false));
