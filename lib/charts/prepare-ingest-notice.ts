import type { Context } from "@/lib/contracts/context";
import type { ProcessStatus } from "@/lib/contracts/ingest-status";
import { type EpochMs, HOUR_MS } from "@/lib/core/time/range";

export type IngestNotice = {
  readonly headline: string;
  /** When it began or happened, to be said in words after the headline; `null`: not known. */
  readonly at: EpochMs | null;
  readonly text: string;
  /** A command that helps. */
  readonly command: string | null;
};

/** A crash is worth a word for this long. */
const RECENT_MS = HOUR_MS;

/** What the frame of every screen says of the ingester and of crashes; `null`: nothing to say. */
export function prepareIngestNotice({ mode, ingest, asOf }: Context): IngestNotice | null {
  if (mode === "live" && ingest.state === "stopped") {
    const said = ingest.message === null ? "" : ` It said: ${ingest.message}`;
    return {
      headline: "Nothing new is being read",
      at: ingest.lookedAt,
      text: `The ingester does not answer. What is shown is complete up to then; start it again.${said}`,
      command: "npm start",
    };
  }
  if (mode === "live" && ingest.state === "blocked") {
    return {
      headline: "Nothing new is being stored",
      at: ingest.blockedSince,
      text: ingest.message ?? "The store refuses.",
      command: "npm run signalbox -- doctor",
    };
  }
  return crashNotice(ingest.restarts, asOf);
}

function crashNotice(restarts: Context["ingest"]["restarts"], asOf: EpochMs): IngestNotice | null {
  if (restarts === null) return null;
  const crashed = [
    { name: "ingester", ...restarts.ingester },
    { name: "web server", ...restarts.web },
  ].filter(({ lastExit }) => lastExit !== null && asOf - lastExit.at < RECENT_MS);
  const [first] = crashed.sort((a, b) => exitAt(b) - exitAt(a));
  if (first === undefined) return null;
  return {
    headline: `The ${first.name} ended by itself and was started again`,
    at: exitAt(first),
    text: `${timesSinceStart(first)} (${first.lastExit?.why}). It went on where it was: nothing is lost or counted twice.`,
    command: null,
  };
}

function exitAt({ lastExit }: ProcessStatus): EpochMs {
  return lastExit?.at ?? 0;
}

function timesSinceStart({ restarts }: ProcessStatus): string {
  return restarts === 1 ? "Once since the start" : `${restarts} times since the start`;
}
