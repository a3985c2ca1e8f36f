import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addSource } from "@/db/control/add-source";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { openEventReader } from "@/db/events/open-event-reader";
import { openControl } from "@/db/open-control";
import { readSupervisionStatus } from "@/db/supervision-status";
import { tempDir, tempStores } from "@/tests/stores/temp-store";
import { supervise } from "./supervise";
import { SupervisionLog } from "./supervision-log";

test("each crash is counted for its process, with when and why", () => {
  const dir = tempDir();
  const log = new SupervisionLog(dir, 1_000);
  const calm = { restarts: 0, lastExit: null };
  expect(readSupervisionStatus(dir)).toEqual({ startedAt: 1_000, web: calm, ingester: calm });
  log.add("ingester", { at: 2_000, why: "exit code 3" });
  log.add("ingester", { at: 3_000, why: "SIGKILL" });
  expect(readSupervisionStatus(dir)).toEqual({
    startedAt: 1_000,
    web: calm,
    ingester: { restarts: 2, lastExit: { at: 3_000, why: "SIGKILL" } },
  });
});

test.runIf(process.platform === "linux")(
  "an ingester that is killed is started again, goes on where it was, and the kill is told",
  async () => {
    const [dir, log] = [tempStores(), join(tempDir(), "openclaw.log")];
    writeFileSync(log, call(1));
    const control = openControl(dir);
    upsertGateway(control, { id: "gw", region: null, runtime: null }, 1);
    addSource(control, { gateway: "gw", kind: "openclaw_log", path: log, addedBy: "cli" }, 1);
    control.$client.close();
    const crashes = new SupervisionLog(dir, Date.now());
    const program = ["--import", "tsx", "lib/ingest/main.ts", "--data", dir];
    const options = [...program, "--log-level", "silent"];
    const ingester = supervise(
      "ingester",
      options,
      () => {},
      (crash) => crashes.add("ingester", crash),
    );
    onTestFinished(ingester.stop);
    const attempts = async () => {
      const reader = openEventReader(dir);
      const { attempts: count } = await reader.extent();
      reader.close();
      return count;
    };
    await expect.poll(attempts, { timeout: 20_000 }).toBe(1);
    process.kill(childWith(dir), "SIGKILL");
    appendFileSync(log, call(2) + call(3));
    await expect.poll(attempts, { timeout: 30_000 }).toBe(3);
    expect(readSupervisionStatus(dir)?.ingester).toMatchObject({
      restarts: 1,
      lastExit: { why: "SIGKILL" },
    });
  },
  60_000,
);

/** The process of ours that was started with an argument. */
function childWith(argument: string): number {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const [status, command] = ["status", "cmdline"].map((file) =>
          readFileSync(join("/proc", pid, file), "utf8"),
        );
        const ours = status?.includes(`PPid:\t${process.pid}\n`);
        return ours && command?.split("\0").includes(argument);
      } catch {
        return false;
      }
    });
  return Number(found);
}

function call(n: number): string {
  return `${JSON.stringify({
    "0": '{"subsystem":"provider-transport-fetch"}',
    "1": `[model-fetch] response provider=p api=a model=m status=429 elapsedMs=${n} dispatcher=new`,
    _meta: { logLevelName: "INFO", date: new Date(1_795_300_000_000 + n).toISOString(), name: "x" },
    traceId: `trace-${n}`,
  })}\n`;
}
