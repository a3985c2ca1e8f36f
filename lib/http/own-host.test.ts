import { expect, test } from "vitest";
import { namesThisMachine, ownHost } from "./own-host";

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

const URL = "https://signalbox.example:8443/ops";

test.each([
  ["signalbox.example:8443", "signalbox.example:8443"],
  ["Signalbox.Example", "signalbox.example:8443"],
  ["127.0.0.1:3000", "127.0.0.1:3000"],
  ["signalbox.example.evil.example", null],
  ["evil.example", null],
  ["", null],
  [null, null],
])("behind %s people are at %s", (host, own) => expect(ownHost(host, URL)).toBe(own));

test("where no address is said, only this machine's names are ours", () => {
  expect(ownHost("signalbox.example", null)).toBe(null);
  expect(ownHost("localhost:3000", null)).toBe("localhost:3000");
});

test("an address on this machine keeps the port that was asked for", () => {
  expect(ownHost("127.0.0.1:3000", "http://127.0.0.1:8080/ops")).toBe("127.0.0.1:3000");
});
