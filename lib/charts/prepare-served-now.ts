import type { ServedNow } from "@/lib/contracts/now";
import { SERVED_AS, type ServedAs } from "./served-look";

export type ServedNowLine = {
  readonly as: ServedAs;
  readonly count: number;
  /** Of all requests; `null`: these are not all. */
  readonly share: number | null;
  /** What `/requests` is filtered by to show exactly these. */
  readonly params: Readonly<Record<string, string>>;
};

/** These are what is asked for at night: a zero of theirs is an answer too. */
const ALWAYS: readonly ServedAs[] = ["exhausted", "downgraded", "silent", "primary"];

/** Worst first. `sure`: every request is known, so that shares may be made. */
export function servedNowLines(served: ServedNow, sure: boolean): ServedNowLine[] {
  return SERVED_AS.filter((as) => served[as] > 0 || ALWAYS.includes(as)).map((as) => ({
    as,
    count: served[as],
    share: sure && served.requests > 0 ? served[as] / served.requests : null,
    params: paramsOf(as),
  }));
}

function paramsOf(as: ServedAs): Readonly<Record<string, string>> {
  switch (as) {
    case "exhausted":
    case "unknown":
    case "aborted":
      return { result: as };
    case "primary":
    case "downgraded":
    case "silent":
      return { trait: as };
  }
}
