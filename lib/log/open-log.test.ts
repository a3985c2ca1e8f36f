import { expect, test } from "vitest";
import { openLog } from "./open-log";

function logged(readable: boolean, level = "info") {
  const lines: string[] = [];
  const log = openLog("ingester", { level, readable, write: (line) => lines.push(line) });
  return { log, lines };
}

test("each line is one JSON object with time, level, name and the sentence", () => {
  const { log, lines } = logged(false);
  log.warn("The disk is full.", { freeBytes: 0 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "warn",
    name: "ingester",
    msg: "The disk is full.",
    freeBytes: 0,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});

test("a person reads the sentence only, and where an error was thrown", () => {
  const { log, lines } = logged(true);
  log.info("Found a log of a Gateway on this machine: /tmp/openclaw/openclaw.log");
  log.error("A read failed.", new TypeError("x is not a function"));
  expect(lines[0]).toBe("Found a log of a Gateway on this machine: /tmp/openclaw/openclaw.log\n");
  expect(lines[1]).toMatch(/^error: A read failed\.\n {4}TypeError: x is not a function\n {4}at /);
});

test.each([true, false])(
  "a key, a token or a long quotation in an error is not logged",
  (readable) => {
    const { log, lines } = logged(readable);
    const prompt = `"${"Please write to my mother about the inheritance. ".repeat(3)}"`;
    const error = new Error(`refused: Bearer sk-live-51Habcdefghijkl and ${prompt}`);
    log.error("A read failed.", error);
    expect(lines.join("")).not.toMatch(/sk-live|inheritance/);
    expect(lines.join("")).toContain("refused");
  },
);

test("what is less severe than the level is not written", () => {
  const { log, lines } = logged(false, "error");
  log.info("a");
  log.warn("b");
  log.error("c");
  expect(lines).toHaveLength(1);
});
