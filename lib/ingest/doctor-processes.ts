import { readIngestStatus } from "@/db/ingest-status";
import { readSupervisionStatus } from "@/db/supervision-status";
import type { IngestStatus, ProcessStatus } from "@/lib/contracts/ingest-status";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { type DoctorCheck, failure, ok, warning } from "./doctor-check";

/** The ingester writes its status twice a second. */
const SILENT_MS = 15 * SECOND_MS;
const LATE_MS = MINUTE_MS;

/** What the processes of `npm start` say of themselves. */
export function checkProcesses(dataDir: string, now: EpochMs): DoctorCheck[] {
  const status = readIngestStatus(dataDir);
  return [...checkIngester(status, now), ...checkRestarts(dataDir, now)];
}

function checkIngester(status: IngestStatus | null, now: EpochMs): DoctorCheck[] {
  if (status === null || now - status.lookedAt > SILENT_MS) {
    const since = status === null ? "" : ` since ${new Date(status.lookedAt).toISOString()}`;
    return [
      warning(
        "ingester",
        `The ingester does not run${since}: nothing new is read.`,
        "Start it.",
        "npm start",
      ),
    ];
  }
  return [
    ...(status.trouble ? [failure(status.trouble.code, status.trouble.text)] : [runs(status)]),
    ...(status.message !== null && !status.trouble
      ? [warning("ingester_says", status.message)]
      : []),
    ...checkLags(status, now),
    ...checkJumps(status),
  ];
}

function runs({ totals, startedAt }: IngestStatus): DoctorCheck {
  if (!totals || !startedAt) return ok("ingester", "The ingester runs.");
  const { lines, attempts, rejected } = totals;
  const since = new Date(startedAt).toISOString();
  return ok(
    "ingester",
    `The ingester runs. Since ${since}: ${lines} lines, ${attempts} attempts, ${rejected} lines not understood.`,
  );
}

/** Only of what is being written now: an old log that was read today is late by nature. */
function checkLags({ gateways }: IngestStatus, now: EpochMs): DoctorCheck[] {
  return (gateways ?? [])
    .filter(({ lagMs, lastEventAt }) => lagMs > LATE_MS && now - lastEventAt < HOUR_MS)
    .map(({ gateway, lagMs }) =>
      warning(
        "ingest_lag",
        `${gateway}: its newest event was ${Math.round(lagMs / SECOND_MS)} s old when it was stored.`,
        "The disk or the processor is too slow, or a clock is wrong.",
      ),
    );
}

function checkJumps({ timeJumps }: IngestStatus): DoctorCheck[] {
  return (timeJumps ?? []).map(({ gateway, source, at, backMs }) =>
    warning(
      "time_jump",
      `${gateway}, ${source}: the clock went back by ${Math.round(backMs / MINUTE_MS)} minutes, to ${new Date(at).toISOString()}.`,
      "Attempts are shown at the times that their lines say; around the jump, retries and requests may be out of order.",
    ),
  );
}

function checkRestarts(dataDir: string, now: EpochMs): DoctorCheck[] {
  const supervision = readSupervisionStatus(dataDir);
  if (supervision === null) return [];
  const crashes = (["ingester", "web"] as const).flatMap((name) =>
    crash(name === "web" ? "web server" : name, supervision[name], now),
  );
  return crashes.length > 0
    ? crashes
    : [ok("restarts", "No process ended by itself in the last day.")];
}

function crash(name: string, { restarts, lastExit }: ProcessStatus, now: EpochMs): DoctorCheck[] {
  if (lastExit === null || now - lastExit.at > DAY_MS) return [];
  return [
    warning(
      "restarts",
      `The ${name} ended by itself ${restarts} times since the start, last at ${new Date(lastExit.at).toISOString()} (${lastExit.why}), and was started again.`,
      "Look at the messages before it. Nothing was lost or counted twice by that.",
    ),
  ];
}
