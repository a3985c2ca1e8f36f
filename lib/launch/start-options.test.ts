import { expect, test } from "vitest";
import { startOptions } from "./start-options.mjs";

test("an option beats its variable, which beats the default", () => {
  const env = { NODE_ENV: "test", PORT: "4000", SIGNALBOX_DATA: "elsewhere" } as const;
  expect(startOptions(["--port", "5000"], env, "/srv")).toEqual({
    help: false,
    prepare: false,
    port: 5000,
    host: "127.0.0.1",
    dataDir: "/srv/elsewhere",
    url: "",
  });
});

test.each([
  [["--port", "0"], /number from 1 to 65535/],
  [["--port", "70000"], /number from 1 to 65535/],
  [["--host", "0.0.0.0"], /set SIGNALBOX_URL.*SSH tunnel/],
  [["--host", "192.168.1.5"], /set SIGNALBOX_URL.*SSH tunnel/],
  [["--host", "a b"], /an address or a name/],
  [["--hots", "127.0.0.1"], /Unknown option '--hots': .*--help/],
  [["folder"], /Unexpected argument 'folder'/],
])("%j is wrong usage and says why", (args, why) => {
  expect(() => startOptions(args, { NODE_ENV: "test" }, "/srv")).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(why) }),
  );
});

test.each(["127.0.0.1", "127.0.0.53", "::1", "localhost"])("%s is this machine", (host) => {
  expect(startOptions(["--host", host], { NODE_ENV: "test" }, "/srv").host).toBe(host);
});

test("with an address that people use it listens on other addresses", () => {
  const env = { NODE_ENV: "test", SIGNALBOX_URL: "https://example.org/signalbox/" } as const;
  expect(startOptions(["--host", "0.0.0.0"], env, "/srv")).toMatchObject({
    host: "0.0.0.0",
    url: "https://example.org/signalbox/",
  });
});

test("an address without https is wrong usage, unless somebody says that they know", () => {
  const env = { NODE_ENV: "test", SIGNALBOX_URL: "http://signalbox.example" } as const;
  expect(() => startOptions([], env, "/srv")).toThrow(/SIGNALBOX_INSECURE_HTTP=1/);
  expect(startOptions([], { ...env, SIGNALBOX_INSECURE_HTTP: "1" }, "/srv").port).toBe(3000);
});
