import type { Release, ReleaseGuess } from "@/lib/core/log/release";
import { releaseName } from "@/lib/core/log/release";
import type { SourceKind } from "@/lib/core/store/event-store";
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";
import type { Advice } from "./advice";

/** What is known of one source. */
export type SourceFacts = {
  readonly kind: SourceKind;
  readonly lines: number;
  readonly unrecognised: number;
  readonly malformed: number;
  /** Of the lines that were not understood, some are console output. */
  readonly consoleOutput: boolean;
  readonly lastEventAt: EpochMs | null;
  readonly release: ReleaseGuess;
};

/** From this release on the file log leaves fast successes out, and a timeline is to be believed. */
const FULL_TIMELINE: Release = "2026.9";
const SILENT_MS = DAY_MS;
/** Clocks of two machines differ; more than this is a clock that is wrong. */
export const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;
const BAD_SHARE = 0.1;

/** Everything that a reader of one source should know; none if all is well. */
export function adviceOnSource(source: SourceFacts, now: EpochMs): Advice[] {
  // What is pushed has events without lines of a file.
  if (source.lines === 0 && source.lastEventAt === null) {
    return [{ code: "no_lines", text: "No line of it was read so far.", copy: null }];
  }
  return [...adviceOnLines(source), ...adviceOnTimes(source, now), ...adviceOnRelease(source)];
}

function adviceOnLines({ lines, malformed, unrecognised, consoleOutput }: SourceFacts): Advice[] {
  const share = (malformed + unrecognised) / lines;
  if (lines === 0 || share <= BAD_SHARE) return [];
  const percent = `${Math.round(100 * share)} % of its lines were not understood.`;
  if (consoleOutput) {
    return [
      {
        code: "console_output",
        text: `${percent} It is the Gateway's console output, which has no dates and cannot be read safely: give its file log, the logging.file of its openclaw.json.`,
        copy: "/tmp/openclaw/openclaw-*.log",
      },
    ];
  }
  return [
    {
      code: "many_rejected",
      text: `${percent} Either it is not a log of a Gateway, or of a release that is newer than this Signalbox.`,
      copy: null,
    },
  ];
}

function adviceOnTimes({ lastEventAt }: SourceFacts, now: EpochMs): Advice[] {
  if (lastEventAt === null) return [];
  if (lastEventAt > now + CLOCK_TOLERANCE_MS) {
    const ahead = words(lastEventAt - now);
    return [
      {
        code: "from_future",
        text: `Its newest event lies ${ahead} in the future: a clock was or is wrong, the Gateway's or this machine's. It is shown at the time that it says.`,
        copy: "timedatectl status",
      },
    ];
  }
  if (now - lastEventAt < SILENT_MS) return [];
  return [
    {
      code: "silent",
      text: `Nothing was heard for ${words(now - lastEventAt)}. If the Gateway runs, it writes somewhere else now: see the logging.file of its openclaw.json.`,
      copy: null,
    },
  ];
}

function adviceOnRelease({ kind, release }: SourceFacts): Advice[] {
  if (kind !== "timeline" || release === null || release.newest >= FULL_TIMELINE) return [];
  return [
    {
      code: "old_timeline",
      text: `A timeline of ${releaseName(release)} says "ok" for calls that failed, so its outcomes are not believed. The file log of that release has every call: add it, or upgrade to ${FULL_TIMELINE}.`,
      copy: null,
    },
  ];
}

function words(ms: number): string {
  if (ms >= 2 * DAY_MS) return `${Math.round(ms / DAY_MS)} days`;
  if (ms >= 2 * HOUR_MS) return `${Math.round(ms / HOUR_MS)} hours`;
  return `${Math.round(ms / MINUTE_MS)} minutes`;
}
