import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Outcome } from "@/lib/core/outcome/outcome";

export type TrueCall = {
  readonly t: string;
  readonly provider: string;
  readonly model: string;
  /** Profile id of the key. */
  readonly key: string;
  readonly behaviour: string;
  /** 0: no answer. */
  readonly status: number;
  readonly trace: string;
};

export type Recording = {
  readonly name: string;
  readonly release: string;
  /** Every call is in the log; otherwise failures and slow answers only. */
  readonly everyCall: boolean;
  readonly logFile: string;
  readonly log: string;
  /** The diagnostics timeline of the same Gateway; `null` where there is none. */
  readonly timeline: { readonly file: string; readonly text: string } | null;
  readonly truth: readonly TrueCall[];
};

/** All recordings of this folder that have a whole story; `scenario.ts` reads the small ones. */
export function recordings(): Recording[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, "about.json")),
    )
    .map(({ name }) => {
      const at = (file: string) => join(import.meta.dirname, name, file);
      const text = (file: string) => gunzipSync(readFileSync(at(file))).toString("utf8");
      const about = JSON.parse(readFileSync(at("about.json"), "utf8"));
      return {
        name,
        release: about.release,
        everyCall: about.everyCall,
        logFile: at("gateway.log.gz"),
        log: text("gateway.log.gz"),
        timeline: existsSync(at("timeline.jsonl.gz"))
          ? { file: at("timeline.jsonl.gz"), text: text("timeline.jsonl.gz") }
          : null,
        truth: text("provider-truth.jsonl.gz")
          .trim()
          .split("\n")
          .map((row) => JSON.parse(row)),
      };
    });
}

/** What a person who knows what the provider did calls the outcome. */
export function trueOutcome({ behaviour, key }: Pick<TrueCall, "behaviour" | "key">): Outcome {
  switch (behaviour) {
    case "ok":
      return "ok";
    case "429":
      return "rate_limited";
    case "402":
      return "billing";
    case "429quota":
    case "quota":
      // The Anthropic-style answer speaks of a weekly usage limit and calls it a rate limit itself.
      return /^(?:claude|anthropic)/.test(key) ? "rate_limited" : "billing";
    case "hang":
    case "midhang":
    case "504":
      return "timeout";
    case "reset":
    case "midreset":
      return "network";
    case "401":
    case "403":
    case "revoked":
      return "auth_failed";
    case "404":
      return "model_unavailable";
    case "503":
    case "529":
      return "overloaded";
    case "400":
      return "invalid_request";
    case "500":
      return "server_error";
    default:
      throw new Error(`The recordings have a behaviour that no one named yet: ${behaviour}`);
  }
}
