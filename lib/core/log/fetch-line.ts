import type { EvidenceFact } from "@/lib/core/attempt/evidence";
import { redact } from "./redact";
import { type ReleaseHint, SINCE_2026_8, UNTIL_2026_7 } from "./release";

const PREFIX = "[model-fetch] ";
/** Field guide, section 2: the text grammar of provider-transport-fetch. Names may hold any character but a line break. */
const START = /^start provider=(.*?) api=(.*?) model=(.*?) method=\S+ url=(\S+)/;
const RESPONSE =
  /^response provider=(.*?) api=(.*?) model=(.*) status=(\d{3}) elapsedMs=(\d+)(.*)$/;
const ERROR =
  /^error provider=(.*?) api=(.*?) model=(.*?) elapsedMs=(\d+) name=(.*?) code=(.*?) causeName=(.*?) causeCode=(.*?) message=([\s\S]*)$/;

/** Names of errors that say more than their message. */
const TELLING_NAMES = new Set(["AbortError", "ClientDisconnectError", "TimeoutError"]);
const NAME_LIMIT = 256;

export type FetchLine = { fact: EvidenceFact; release: ReleaseHint | null } | "unknown" | null;

/** Reads the text of a `[model-fetch]` record; `null` when it is another text, `"unknown"` when its grammar is new. */
export function parseFetchLine(text: string): FetchLine {
  if (!text.startsWith(PREFIX)) return null;
  const body = text.slice(PREFIX.length);

  const response = RESPONSE.exec(body);
  if (response) {
    const [, provider, api, model, status, elapsed, rest] = response as unknown as string[];
    return {
      fact: {
        kind: "call_answered",
        provider: name(provider),
        api: known(api),
        model: name(model),
        status: Number(status),
        elapsedMs: duration(elapsed),
      },
      release: rest?.includes(" dispatcher=") ? SINCE_2026_8 : UNTIL_2026_7,
    };
  }
  const start = START.exec(body);
  if (start) {
    const [, provider, api, model, url] = start as unknown as string[];
    return {
      fact: {
        kind: "call_started",
        provider: name(provider),
        api: known(api),
        model: name(model),
        host: hostOf(url ?? ""),
      },
      release: null,
    };
  }
  const error = ERROR.exec(body);
  if (error) {
    const [, provider, api, model, elapsed, errorName, code, , causeCode, message] =
      error as unknown as string[];
    return {
      fact: {
        kind: "call_failed",
        provider: name(provider),
        api: known(api),
        model: name(model),
        elapsedMs: duration(elapsed),
        code:
          known(causeCode) ??
          known(code) ??
          (TELLING_NAMES.has(errorName ?? "") ? name(errorName) : null),
        message: redact(message ?? "", 200),
      },
      release: null,
    };
  }
  return "unknown";
}

/** A name as written, bounded: a name of a megabyte is somebody's mistake, not a model. */
export function name(value: string | undefined): string {
  const text = value ?? "";
  return text.length > NAME_LIMIT ? `${text.slice(0, NAME_LIMIT - 1)}…` : text;
}

/** The Gateway prints JavaScript's `undefined` where it has nothing. */
function known(value: string | undefined): string | null {
  return value === undefined || value === "undefined" || value === "null" || value === ""
    ? null
    : name(value);
}

function duration(text: string | undefined): number | null {
  const ms = Number(text);
  return Number.isSafeInteger(ms) ? ms : null;
}

/** Host without credentials, path or query. */
function hostOf(url: string): string | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/?#]{1,255})/i.exec(url);
  return match?.[1] ?? null;
}
