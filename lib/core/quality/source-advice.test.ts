import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time/range";
import { adviceOnSource, type SourceFacts } from "./source-advice";

const NOW = Date.UTC(2026, 10, 22, 12);
const GOOD: SourceFacts = {
  ...{ kind: "openclaw_log", lines: 1_000, unrecognised: 3, malformed: 2, consoleOutput: false },
  ...{ lastEventAt: NOW - 60_000, release: { oldest: "2026.9", newest: "2026.9" } },
};

test.each<[string, Partial<SourceFacts>, string[]]>([
  ["a log that is understood and fresh", {}, []],
  ["a source of which nothing was read", { lines: 0, lastEventAt: null }, ["no_lines"]],
  ["pushed attempts, which are no lines of a file", { kind: "push", lines: 0 }, []],
  ["a tenth of the lines", { malformed: 97 }, []],
  ["more than a tenth of the lines", { malformed: 98 }, ["many_rejected"]],
  ["console output", { malformed: 400, consoleOutput: true }, ["console_output"]],
  ["a few lines of console output in a good log", { malformed: 4, consoleOutput: true }, []],
  ["a Gateway that was quiet over night", { lastEventAt: NOW - 14 * HOUR_MS }, []],
  ["a Gateway that was quiet for two days", { lastEventAt: NOW - 2 * DAY_MS }, ["silent"]],
  ["a clock that is a minute ahead", { lastEventAt: NOW + 60_000 }, []],
  ["a clock that is a day ahead", { lastEventAt: NOW + DAY_MS }, ["from_future"]],
  ["a log of an older release", { release: { oldest: "2026.7", newest: "2026.8" } }, []],
  [
    "a timeline of an older release",
    { kind: "timeline", release: { oldest: "2026.7", newest: "2026.8" } },
    ["old_timeline"],
  ],
  ["a timeline of 2026.9", { kind: "timeline" }, []],
  ["a timeline of an unknown release", { kind: "timeline", release: null }, []],
])("%s: %j gives %j", (_, facts, codes) => {
  expect(adviceOnSource({ ...GOOD, ...facts }, NOW).map(({ code }) => code)).toEqual(codes);
});
