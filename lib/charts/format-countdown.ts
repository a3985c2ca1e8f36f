import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";

/** What is left of a time that is waited for, to the second under an hour: "42 s", "4 min 07 s", "3 h 05 min", "2 d 4 h". */
export function formatCountdown(ms: number): string {
  // A second that has begun is still to be waited for.
  const left = Math.max(0, Math.ceil(ms / SECOND_MS)) * SECOND_MS;
  if (left < MINUTE_MS) return `${left / SECOND_MS} s`;
  if (left < HOUR_MS) return pair(left, [MINUTE_MS, "min"], [SECOND_MS, "s"], 2);
  if (left < DAY_MS) return pair(left, [HOUR_MS, "h"], [MINUTE_MS, "min"], 2);
  return pair(left, [DAY_MS, "d"], [HOUR_MS, "h"], 1);
}

type Unit = readonly [ms: number, name: string];

/** `digits` of the smaller one: what ticks must not jump sideways. */
function pair(ms: number, [big, bigName]: Unit, [small, smallName]: Unit, digits: number): string {
  const rest = String(Math.floor((ms % big) / small)).padStart(digits, "0");
  return `${Math.floor(ms / big)} ${bigName} ${rest} ${smallName}`;
}
