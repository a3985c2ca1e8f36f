import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { listGateways } from "@/db/control/list-gateways";
import { listSources } from "@/db/control/list-sources";
import type { ControlDb } from "@/db/open-control";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";
import { releaseName } from "@/lib/core/log/release";
import type { Advice } from "@/lib/core/quality/advice";
import { everyCallAdvice } from "@/lib/core/quality/place-advice";
import { adviceOnSource } from "@/lib/core/quality/source-advice";
import { BEYOND_LIMIT } from "@/lib/core/rollup/value-limits";
import type { EventReader, SourceStats } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { coveredFiles } from "@/lib/files/covered-files";
import { type DoctorCheck, ok, warning } from "./doctor-check";

/** A week shows what a Gateway logs, weekends included. */
const LEVEL_RANGE_MS = 7 * DAY_MS;
const LOSS_RANGE_MS = 7 * DAY_MS;
const MOST_SAMPLES = 500;
/** Sources of Gateways that sent what they have; no file of ours tells more. */
const FILE_KINDS = new Set(["openclaw_log", "timeline", "tuples", "sessions"]);

/** What arrives from each Gateway, and what stands in the way of more. */
export async function checkSources(
  control: ControlDb,
  events: EventReader,
  now: EpochMs,
): Promise<DoctorCheck[]> {
  const known = listSources(control);
  if (known.length === 0 && listGateways(control).length === 0) {
    return [
      warning(
        "no_sources",
        "No Gateway is known, so the sample is shown.",
        "Name a log.",
        "npm run signalbox -- ingest --gateway ID FILE",
      ),
    ];
  }
  const reachable = await Promise.all(
    known.filter(({ kind }) => FILE_KINDS.has(kind)).map((source) => checkFiles(source)),
  );
  return [
    ...reachable.flat(),
    ...(await checkEvidence(events, now)),
    ...(await checkLevels(events, now)),
    ...(await checkValues(events)),
    ...(await checkLosses(events, now)),
  ];
}

async function checkFiles(source: { gateway: string; path: string }): Promise<DoctorCheck[]> {
  const { gateway, path } = source;
  const files = await coveredFiles(path).catch(() => []);
  if (files.length === 0) {
    return [
      warning(
        "source_missing",
        `${gateway}: there is no file ${path}.`,
        "What was read of it before is kept. If the Gateway logs elsewhere now, name that with signalbox ingest.",
      ),
    ];
  }
  const checks = files.map(async (file) =>
    access(file.path, constants.R_OK).then(
      () => [],
      () => [
        warning(
          "source_unreadable",
          `${gateway}: ${file.path} may not be read.`,
          "Gateway logs are private to the Gateway's user (mode 0600): run Signalbox as that user.",
        ),
      ],
    ),
  );
  return (await Promise.all(checks)).flat();
}

async function checkEvidence(events: EventReader, now: EpochMs): Promise<DoctorCheck[]> {
  const samples = await events.rejected({ gateway: null, limit: MOST_SAMPLES });
  const console = new Set(
    samples.filter(({ reason }) => reason === "console_output").map(({ gateway }) => gateway),
  );
  return (await events.sources()).flatMap((source) => {
    const advice = adviceOnSource({ ...source, consoleOutput: console.has(source.gateway) }, now);
    const subject = `${source.gateway}, ${source.path}`;
    return advice.length > 0
      ? advice.map((one) => fromAdvice(subject, one))
      : [ok("source", `${subject}: ${summary(source)}`)];
  });
}

function summary({ lines, attempts, release }: SourceStats): string {
  const name = releaseName(release);
  const of = name === null ? "" : `, release ${name}`;
  return `${lines} lines, ${attempts} attempts${of}.`;
}

async function checkLevels(events: EventReader, now: EpochMs): Promise<DoctorCheck[]> {
  const levels = await events.evidenceLevels({ from: now - LEVEL_RANGE_MS, to: now });
  const sources = await events.sources();
  return levels
    .filter(({ level }) => level === "failures_only")
    .map(({ gateway }) => {
      const known = sources.findLast((source) => source.gateway === gateway && source.release);
      return fromAdvice(gateway, everyCallAdvice(gateway, known?.release ?? null));
    });
}

/** Dimensions of which a source names more values than anybody could compare. */
async function checkValues(events: EventReader): Promise<DoctorCheck[]> {
  const values = await events.values();
  return DIMENSIONS.filter((dimension) => values[dimension].includes(BEYOND_LIMIT)).map(
    (dimension) =>
      warning(
        "too_many_values",
        `There are more different values of ${dimension} than are kept apart: further ones are counted together, as "${BEYOND_LIMIT}". Totals are exact, and an attempt's own line still has its value.`,
        "A source writes something else into that field. Correct the source; then restore a backup of before, or move the data away and read the logs again.",
      ),
  );
}

async function checkLosses(events: EventReader, now: EpochMs): Promise<DoctorCheck[]> {
  const losses = await events.losses({ from: now - LOSS_RANGE_MS, to: now + DAY_MS });
  const sums = new Map<string, number>();
  for (const { gateway, what, count } of losses) {
    const key = JSON.stringify([gateway, what]);
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  if (sums.size === 0)
    return [ok("losses", "No evidence of the last week is known to be missing.")];
  return [...sums].map(([key, count]) => {
    const [gateway, what] = JSON.parse(key) as [string, keyof typeof LOSS_WORDS];
    const [text, advice] = LOSS_WORDS[what];
    return warning(`loss_${what}`, `${gateway}: ${count} ${text} in the last week.`, advice);
  });
}

const LOSS_WORDS = {
  queue_overflow: [
    "records were dropped by the Gateway's own log queue",
    "It logs more than it can write: look at the disk under its log.",
  ],
  coalesced: ["decisions were written as one by the Gateway", "Nothing is to be done."],
  not_saved: [
    "bytes of log were gone before they were read",
    "Let Signalbox run all the time, or keep more rotated files.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

function fromAdvice(subject: string, { code, text, copy }: Advice): DoctorCheck {
  return warning(code, `${subject}: ${text}`, null, copy);
}
