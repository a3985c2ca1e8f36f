import type { FilterQuery } from "@/lib/contracts/query";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { AttemptsLink } from "./attempts-link";

/** A way to another screen; what is left out is carried along as it is. */
export type ScreenLink = {
  readonly path: "/attempts" | "/keys" | "/quality" | "/requests";
  readonly range?: TimeRange;
  readonly filters?: FilterQuery;
  readonly params?: Readonly<Record<string, string | readonly string[]>>;
};

/** A piece of a sentence; times are worded by the reader's clock and zone. `until`: one that may be to come. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly link: AttemptsLink }
  | { readonly kind: "screen"; readonly text: string; readonly to: ScreenLink }
  | { readonly kind: "time"; readonly at: EpochMs }
  | { readonly kind: "until"; readonly at: EpochMs };

export function text(words: string): Part {
  return { kind: "text", text: words };
}

export function link(words: string, target: AttemptsLink): Part {
  return { kind: "link", text: words, link: target };
}

export function screen(words: string, to: ScreenLink): Part {
  return { kind: "screen", text: words, to };
}

export function time(at: EpochMs): Part {
  return { kind: "time", at };
}
