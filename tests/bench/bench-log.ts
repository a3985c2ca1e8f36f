import { join } from "node:path";
import { openEventWriter } from "@/db/events/open-event-writer";
import { migrateStores } from "@/db/migrate";
import { ingestFile } from "@/lib/ingest/ingest-file";
import { writeSample } from "@/lib/sample/write-sample";
import { costOf } from "./measure";
import { TRAFFIC } from "./traffic";

export type LogFigures = {
  readonly lines: number;
  readonly records: number;
  readonly attempts: number;
  readonly linesPerSecond: number;
  readonly attemptsPerSecond: number;
  readonly cpuMicrosecondsPerLine: number;
  readonly cpuMicrosecondsPerAttempt: number;
};

/** OpenClaw's own log lines, which must be joined into attempts: the generated week of the demo. */
export async function benchLog(dir: string, say: (line: string) => void): Promise<LogFigures> {
  say("log lines: writing a week of several Gateways");
  const { sources } = await writeSample(join(dir, "sample"), {
    seed: TRAFFIC.seed,
    endAt: TRAFFIC.endAt,
  });
  const dataDir = join(dir, "store-log");
  migrateStores(dataDir);
  say("log lines: ingesting them");
  const totals = { lines: 0, records: 0, attempts: 0 };
  const cost = await costOf(async () => {
    const writer = openEventWriter(dataDir);
    for (const { gateway, region, runtime, kind, path } of sources) {
      if (kind !== "openclaw_log") continue;
      const source = { gateway, region, runtime, kind, path };
      const report = await ingestFile({ writer, source, from: "whole" });
      totals.lines += report.lines;
      totals.records += report.records;
      totals.attempts += report.attempts;
    }
    writer.close();
  });
  return {
    ...totals,
    linesPerSecond: totals.lines / cost.seconds,
    attemptsPerSecond: totals.attempts / cost.seconds,
    cpuMicrosecondsPerLine: (cost.cpuSeconds * 1e6) / totals.lines,
    cpuMicrosecondsPerAttempt: (cost.cpuSeconds * 1e6) / totals.attempts,
  };
}
