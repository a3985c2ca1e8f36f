import type { ReleaseGuess } from "@/lib/core/log/release";
import type { Coverage } from "@/lib/core/rollup/tally";
import type { EvidenceLevel, SourceKind } from "@/lib/core/store/event-store";

/** What can be done for better evidence, most valuable first. Stable codes. */
export const ADVICE_CODES = [
  "console_output",
  "many_malformed",
  "failures_only",
  "log_level",
  "timeline_without_log",
  "spans_without_log",
  "not_saved",
  "queue_overflow",
  "clock_ahead",
  "hashed_keys",
  "no_session",
  "no_region",
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

export type Advice = {
  readonly code: AdviceCode;
  /** What it means and what to do, one to three sentences. */
  readonly text: string;
  /** A command or setting that can be copied. */
  readonly copy: string | null;
  /** What is run afterwards, to be copied too. */
  readonly afterwards: string | null;
};

/** What is known of one place (Gateway, region, runtime path) in a range. */
export type PlaceFacts = {
  readonly gateway: string;
  readonly level: EvidenceLevel;
  readonly release: ReleaseGuess;
  readonly kinds: ReadonlySet<SourceKind>;
  /** Path or pattern of its log, to name it again with more options; `null`: it has none. */
  readonly log: string | null;
  readonly attempts: number;
  readonly unknownOutcomes: number;
  readonly covered: Coverage;
  /** Keys that are known by their hash alone. */
  readonly hashedKeys: number;
  readonly lines: number;
  readonly malformed: number;
  /** Among the samples of malformed lines are lines of a console. */
  readonly consoleOutput: boolean;
  /** Bytes that were gone before they were read. */
  readonly notSavedBytes: number;
  readonly overflowedRecords: number;
  /** The newest event is later than the clock here, by more than `CLOCK_TOLERANCE_MS`. */
  readonly clockAhead: boolean;
};

/** Clocks of machines that are kept in time differ by less. */
export const CLOCK_TOLERANCE_MS = 5_000;
/** More of the lines than this are malformed: it is not a file that we read. */
const MALFORMED_SHARE = 0.1;
const TIMELINE_FILE = "/var/log/openclaw/timeline.jsonl";

/** The set-up that holds every call with its true outcome (field guide, section 5). */
export const TIMELINE_SETTING = `OPENCLAW_DIAGNOSTICS=timeline
OPENCLAW_DIAGNOSTICS_TIMELINE_PATH=${TIMELINE_FILE}`;

/** What would make the evidence of a place better, most valuable first. */
export function adviceFor(facts: PlaceFacts): Advice[] {
  const all = [
    malformed(facts),
    denominator(facts),
    partners(facts),
    ...missing(facts),
    ...fields(facts),
  ].flatMap((advice) => advice ?? []);
  return all.sort((a, b) => ADVICE_CODES.indexOf(a.code) - ADVICE_CODES.indexOf(b.code));
}

/** How a Gateway that logs failures only is brought to tell of every call (field guide, sections 3, 5 and 9). */
export function everyCallAdvice({
  gateway,
  release,
}: Pick<PlaceFacts, "gateway" | "release">): Advice {
  if (release !== null && release.newest < "2026.9") {
    return {
      code: "log_level",
      text: `Only failures are in this log, so no ratio can be made. A Gateway before 2026.9 logs every call at level info: its logging.level is above that. Do not use a timeline of such a release: it calls failures successes.`,
      copy: "openclaw config set logging.level info",
      afterwards: null,
    };
  }
  return {
    code: "failures_only",
    text: "Only failures and slow answers are logged, so no ratio can be made. A Gateway that is started with these two variables in its environment (in a container: in the Compose file or with -e) also writes a timeline with every call. Keep its log: together they tell every call with its outcome, and nothing is counted twice.",
    copy: TIMELINE_SETTING,
    afterwards: ingestCommand(gateway, TIMELINE_FILE),
  };
}

function malformed({ gateway, lines, malformed: bad, consoleOutput }: PlaceFacts): Advice | null {
  if (lines === 0 || bad / lines <= MALFORMED_SHARE) return null;
  const share = `${Math.round((100 * bad) / lines)} % of the lines`;
  if (!consoleOutput) {
    return {
      code: "many_malformed",
      text: `${share} could not be read at all. Look at the samples: the file may be of another program, or cut.`,
      copy: null,
      afterwards: null,
    };
  }
  return {
    code: "console_output",
    text: `${share} could not be read, because they are what the Gateway prints to its console. That is no source: give its file log instead, which is at /tmp/openclaw/ or at logging.file of its openclaw.json.`,
    copy: ingestCommand(gateway, "/tmp/openclaw/openclaw-*.log"),
    afterwards: null,
  };
}

function denominator(facts: PlaceFacts): Advice | null {
  return facts.level === "failures_only" ? everyCallAdvice(facts) : null;
}

/** Sources that need another one beside them. */
function partners({ gateway, kinds, unknownOutcomes }: PlaceFacts): Advice | null {
  // What is pushed may be a log's lines.
  if (kinds.has("openclaw_log") || kinds.has("push")) return null;
  if (kinds.has("timeline") && kinds.has("otlp")) {
    return {
      code: "spans_without_log",
      text: "Spans and a timeline tell of the same calls, and only the log joins them: without it each call may be counted twice. Add the Gateway's log, or send one of the two only.",
      copy: ingestCommand(gateway, "/tmp/openclaw/openclaw-*.log"),
      afterwards: null,
    };
  }
  if (kinds.has("timeline") && unknownOutcomes > 0) {
    return {
      code: "timeline_without_log",
      text: "A timeline has no status for the failures of OpenAI-style providers, so what they were is unknown. The Gateway's log has it: add it beside the timeline, and nothing is counted twice.",
      copy: ingestCommand(gateway, "/tmp/openclaw/openclaw-*.log"),
      afterwards: null,
    };
  }
  return null;
}

function missing({ notSavedBytes, overflowedRecords, clockAhead }: PlaceFacts): Advice[] {
  const advice: Advice[] = [];
  if (notSavedBytes > 0) {
    advice.push({
      code: "not_saved",
      text: "Lines were gone before they could be read: the log was rotated away, cut or removed while nobody followed it. Keep Signalbox running, and let the Gateway keep larger files.",
      copy: "openclaw config set logging.maxFileBytes 500000000",
      afterwards: null,
    });
  }
  if (overflowedRecords > 0) {
    advice.push({
      code: "queue_overflow",
      text: "The Gateway wrote faster than its disk took it, and dropped its oldest records. A logging.level of info, or a faster disk for its log, avoids that.",
      copy: "openclaw config set logging.level info",
      afterwards: null,
    });
  }
  if (clockAhead) {
    advice.push({
      code: "clock_ahead",
      text: "The newest event lies in the future, so the clock of the Gateway's machine or of this one is wrong. Charts put its events where they were not. Switch time synchronisation on, on both.",
      copy: "timedatectl set-ntp true",
      afterwards: null,
    });
  }
  return advice;
}

function fields(facts: PlaceFacts): Advice[] {
  const { gateway, attempts, covered, kinds, hashedKeys, log } = facts;
  const advice: Advice[] = [];
  const openclaw = kinds.has("openclaw_log") || kinds.has("timeline");
  if (hashedKeys > 0) {
    advice.push({
      code: "hashed_keys",
      text: "The log has keys as hashes. The Gateway's openclaw.json gives them their names; only the ids under auth.profiles are read.",
      copy: ingestCommand(gateway, log ?? "FILE", "--profiles openclaw.json"),
      afterwards: null,
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
      afterwards: null,
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
