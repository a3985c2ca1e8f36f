import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Crash, restartDelayMs, supervise } from "./supervise";

test("a child that crashes is started again, and stops when told to", async () => {
  const { program, runs } = programThat(
    "if (runs === 1) process.exit(3); setInterval(() => {}, 1e3);",
  );
  const say = vi.fn();
  const crashes: Crash[] = [];
  const supervised = supervise("ingester", [program], say, (crash) => crashes.push(crash));
  await vi.waitFor(() => expect(runs()).toBe(2), { timeout: 5_000 });
  expect(say.mock.calls).toEqual([["The ingester ended (exit code 3); starting it again in 1 s."]]);
  await supervised.stop();
  expect(runs()).toBe(2);
  expect(crashes.map(({ why }) => why)).toEqual(["exit code 3"]);
}, 10_000);

test("restarts slow down to one in half a minute", () => {
  expect([1, 2, 3, 6, 50].map(restartDelayMs)).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
});

/** `body` knows in `runs` how often the program has been started. */
function programThat(body: string) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-supervise-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [program, tally] = [join(folder, "program.mjs"), join(folder, "tally")];
  writeFileSync(tally, "");
  const count = `
    import { appendFileSync, readFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(tally)}, ".");
    const runs = readFileSync(${JSON.stringify(tally)}).length;`;
  writeFileSync(program, `${count}\n${body}`);
  return { program, runs: () => readFileSync(tally).length };
}
