import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "./env";

test("an empty environment means port 3000 of this machine, ./data and thirty days of rows", () => {
  const defaults = {
    port: 3000,
    host: "127.0.0.1",
    dataDir: resolve("data"),
    retentionDays: 30,
    logLevel: "info",
  };
  expect(readEnv({ NODE_ENV: "test" })).toEqual(defaults);
  expect(readEnv({ NODE_ENV: "test", PORT: "", HOST: "", SIGNALBOX_DATA: "" })).toEqual(defaults);
});

test("every fault is named, not only the first", () => {
  const wrong = { PORT: "http", HOST: "0.0.0.0", SIGNALBOX_RETENTION_DAYS: "0", LOG_LEVEL: "loud" };
  const read = () => readEnv({ NODE_ENV: "test", ...wrong });
  expect(read).toThrow(/PORT: .*"http"[\s\S]*HOST: .*SSH tunnel[\s\S]*days[\s\S]*"loud"/);
});
