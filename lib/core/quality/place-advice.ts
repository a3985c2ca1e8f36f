import type { ReleaseGuess } from "@/lib/core/log/release";
import type { Coverage } from "@/lib/core/rollup/tally";
import type { EvidenceLevel } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import { ADVICE_CODES, type Advice } from "./advice";
import { adviceOnSource, type SourceFacts } from "./source-advice";

/** What is known of one place (Gateway, region, runtime path) in a range. */
export type PlaceFacts = {
  readonly gateway: string;
  readonly level: EvidenceLevel;
  readonly sources: readonly SourceFacts[];
  /** Path or pattern of its log or another file, to name it again with more options; `null`: it has none. */
  readonly log: string | null;
  readonly attempts: number;
  readonly unknownOutcomes: number;
  readonly covered: Coverage;
  /** Keys that are known by their hash alone. */
  readonly hashedKeys: number;
  /** Bytes that were gone before they were read. */
  readonly notSavedBytes: number;
  readonly overflowedRecords: number;
};

const TIMELINE_FILE = "/var/log/openclaw/timeline.jsonl";

/** The set-up that holds every call with its true outcome (field guide, section 5). */
export const TIMELINE_SETTING = `OPENCLAW_DIAGNOSTICS=timeline
OPENCLAW_DIAGNOSTICS_TIMELINE_PATH=${TIMELINE_FILE}`;

/** What would make the evidence of a place better, most valuable first; each thing once. */
export function adviceFor(facts: PlaceFacts, now: EpochMs): Advice[] {
  const all = [
    ...facts.sources.flatMap((source) => adviceOnSource(source, now)),
    ...denominator(facts),
    ...partners(facts),
    ...missing(facts),
    ...fields(facts),
  ].sort((a, b) => ADVICE_CODES.indexOf(a.code) - ADVICE_CODES.indexOf(b.code));
  return all.filter(({ code }, index) => all.findIndex((other) => other.code === code) === index);
}

/** How a Gateway that logs failures only is brought to tell of every call (field guide, sections 3, 5 and 9). */
export function everyCallAdvice(gateway: string, release: ReleaseGuess): Advice {
  if (release !== null && release.newest < "2026.9") {
    return {
      code: "log_level",
      text: `Only failures are in this log, so no ratio can be made. A Gateway before 2026.9 logs every call at level info: its logging.level is above that. Do not use a timeline of such a release: it calls failures successes.`,
      copy: "openclaw config set logging.level info",
    };
  }
  return {
    code: "failures_only",
    text: "Only failures and slow answers are logged, so no ratio can be made. A Gateway that is started with these two variables in its environment (in a container: in the Compose file or with -e) also writes a timeline with every call. Keep its log: together they tell every call with its outcome, and nothing is counted twice.",
    copy: TIMELINE_SETTING,
    afterwards: ingestCommand(gateway, TIMELINE_FILE),
  };
}

function denominator({ gateway, level, sources }: PlaceFacts): Advice[] {
  if (level !== "failures_only") return [];
  const release = sources.findLast((source) => source.release !== null)?.release ?? null;
  return [everyCallAdvice(gateway, release)];
}

/** Sources that need another one beside them. */
function partners({ gateway, sources, unknownOutcomes }: PlaceFacts): Advice[] {
  const kinds = new Set(sources.map(({ kind }) => kind));
  // What is pushed may be a log's lines.
  if (kinds.has("openclaw_log") || kinds.has("push")) return [];
  if (kinds.has("timeline") && kinds.has("otlp")) {
    return [
      {
        code: "spans_without_log",
        text: "Spans and a timeline tell of the same calls, and only the log joins them: without it each call may be counted twice. Add the Gateway's log, or send one of the two only.",
        copy: ingestCommand(gateway, "/tmp/openclaw/openclaw-*.log"),
      },
    ];
  }
  if (kinds.has("timeline") && unknownOutcomes > 0) {
    return [
      {
        code: "timeline_without_log",
        text: "A timeline has no status for the failures of OpenAI-style providers, so what they were is unknown. The Gateway's log has it: add it beside the timeline, and nothing is counted twice.",
        copy: ingestCommand(gateway, "/tmp/openclaw/openclaw-*.log"),
      },
    ];
  }
  return [];
}

function missing({ notSavedBytes, overflowedRecords }: PlaceFacts): Advice[] {
  const advice: Advice[] = [];
  if (notSavedBytes > 0) {
    advice.push({
      code: "not_saved",
      text: "Lines were gone before they could be read: the log was rotated away, cut or removed while nobody followed it. Keep Signalbox running, and let the Gateway keep larger files.",
      copy: "openclaw config set logging.maxFileBytes 500000000",
    });
  }
  if (overflowedRecords > 0) {
    advice.push({
      code: "queue_overflow",
      text: "The Gateway wrote faster than its disk took it, and dropped its oldest records. A logging.level of info, or a faster disk for its log, avoids that.",
      copy: "openclaw config set logging.level info",
    });
  }
  return advice;
}

function fields(facts: PlaceFacts): Advice[] {
  const { gateway, attempts, covered, sources, hashedKeys, log } = facts;
  const advice: Advice[] = [];
  const openclaw = sources.some(({ kind }) => kind === "openclaw_log" || kind === "timeline");
  if (hashedKeys > 0) {
    advice.push({
      code: "hashed_keys",
      text: "The log has keys as hashes. The Gateway's openclaw.json gives them their names; only the ids under auth.profiles are read.",
      copy: ingestCommand(gateway, log ?? "FILE", "--profiles openclaw.json"),
    });
  }
  if (attempts > 0 && openclaw && covered.sessionId / attempts < SESSION_SHARE) {
    advice.push({
      code: "no_session",
      text: "Few attempts name their session: the log does so only where a fallback was decided. The Gateway's audit record names the session of each run. Export it, then read the export; it holds the newest 500 entries, so do it regularly.",
      copy: `openclaw gateway call audit.activity.list --params '{"limit":500}' --json > audit.json`,
      afterwards: ingestCommand(gateway, "audit.json"),
    });
  }
  if (attempts > 0 && covered.region === 0) {
    advice.push({
      code: "no_region",
      text: "No line of a Gateway says where it runs. Name its region when you add its log.",
      copy: ingestCommand(gateway, log ?? "FILE", "--region REGION"),
    });
  }
  return advice;
}

/** Under this coverage sessions are worth an export. */
const SESSION_SHARE = 0.8;

function ingestCommand(gateway: string, file: string, options = ""): string {
  const more = options === "" ? "" : `${options} `;
  return `npm run signalbox -- ingest --gateway ${shellWord(gateway)} ${more}${shellWord(file)}`;
}

/** A pattern is quoted too: what expands it to files is the command, which goes on doing so. */
function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
