/** Shown where a value was not measured; never for zero. */
export const NOT_MEASURED = "–";

const NARROW_NO_BREAK_SPACE = "\u202f";

/** 12431 → "12 431". */
export function formatCount(count: number): string {
  return Math.trunc(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, NARROW_NO_BREAK_SPACE);
}

/** 12431 → "12.4k", for axes and other tight places. */
export function formatShortCount(count: number): string {
  if (count < 1_000) return String(Math.round(count));
  if (count < 1_000_000) return `${shorten(count / 1_000)}k`;
  return `${shorten(count / 1_000_000)}M`;
}

/**
 * 0.331 → "33 %". What happened is never rounded away: "<0.1 %" instead of "0 %", "99.9 %"
 * instead of "100 %".
 */
export function formatShare(share: number | null): string {
  if (share === null) return NOT_MEASURED;
  return `${percentDigits(share * 100)}${NARROW_NO_BREAK_SPACE}%`;
}

/** 1 attempt, 2 attempts. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function percentDigits(percent: number): string {
  if (percent <= 0) return "0";
  if (percent < 0.1) return "<0.1";
  if (percent >= 100) return "100";
  if (percent > 99.9) return ">99.9";
  if (percent < 10 || percent > 99)
    return trim((Math.floor(percent * 10 + 0.5) / 10).toFixed(1), percent);
  return String(Math.round(percent));
}

/** "5.0" → "5"; keeps 99.9 from becoming 100. */
function trim(text: string, percent: number): string {
  if (text === "100.0") return percent < 100 ? "99.9" : "100";
  return text.endsWith(".0") ? text.slice(0, -2) : text;
}

function shorten(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
}
