import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env";

test("an empty environment means port 3000 of this machine and ./data", () => {
  const defaults = { port: 3000, host: "127.0.0.1", dataDir: resolve("data") };
  expect(readEnv({ NODE_ENV: "test" })).toEqual(defaults);
  expect(readEnv({ NODE_ENV: "test", PORT: "", HOST: "", SIGNALBOX_DATA: "" })).toEqual(defaults);
});

test("every fault is named, not only the first", () => {
  const read = () => readEnv({ NODE_ENV: "test", PORT: "http", HOST: "0.0.0.0" });
  expect(read).toThrow(/PORT: .*"http"[\s\S]*HOST: .*SSH tunnel/);
});
