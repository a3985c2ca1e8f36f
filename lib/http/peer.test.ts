import { expect, test } from "vitest";
import { peerOf, proxyMatcher } from "./peer";

const isProxy = proxyMatcher(["127.0.0.1", "10.0.0.0/24", "fd00::/8"]);

test.each([
  ["127.0.0.1", true],
  ["10.0.0.77", true],
  ["fd12::1", true],
  ["127.0.0.2", false],
  ["10.0.1.1", false],
  ["::1", false],
  ["", false],
  ["proxy.example", false],
])("%s is a declared proxy: %s", (address, declared) => expect(isProxy(address)).toBe(declared));

test.each([
  ["a client without a proxy", "203.0.113.9", undefined, "203.0.113.9", null],
  ["a client that names another address", "203.0.113.9", "10.0.0.1", "203.0.113.9", null],
  ["an IPv4 client on an IPv6 socket", "::ffff:203.0.113.9", undefined, "203.0.113.9", null],
  ["a client behind a proxy", "127.0.0.1", "203.0.113.9", "203.0.113.9", "127.0.0.1"],
  ["a client behind two", "127.0.0.1", "203.0.113.9, 10.0.0.7", "203.0.113.9", "127.0.0.1"],
  [
    "a client that wrote a list of its own",
    "127.0.0.1",
    "198.51.100.1, 10.0.0.9, 203.0.113.9",
    "203.0.113.9",
    "127.0.0.1",
  ],
  ["a proxy that says nothing", "10.0.0.7", undefined, "10.0.0.7", "10.0.0.7"],
  ["a proxy that says no address", "10.0.0.7", "unknown", "10.0.0.7", "10.0.0.7"],
  ["what stands before no address", "127.0.0.1", "10.0.0.8, x, 10.0.0.7", "10.0.0.7", "127.0.0.1"],
  ["a proxy's own health check", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1"],
  ["addresses with ports", "127.0.0.1", "[2001:db8::1]:443", "2001:db8::1", "127.0.0.1"],
  ["an IPv4 address with a port", "127.0.0.1", "203.0.113.9:5000", "203.0.113.9", "127.0.0.1"],
])("%s (%s, %s) is %s", (_, socket, forwarded, address, proxy) => {
  expect(peerOf(socket, forwarded, isProxy)).toEqual({ address, proxy });
});

test("an IPv4 proxy on an IPv6 socket is the declared one", () => {
  expect(peerOf("::ffff:127.0.0.1", "203.0.113.9", isProxy).address).toBe("203.0.113.9");
});
