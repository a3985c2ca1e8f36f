import type { EpochMs } from "@/lib/core/time/range";

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})([+-])(\d{2}):(\d{2})$/;
/** `cooldownUntil`, `previousDisabledUntil`, `nextRunAtMs`: instants in epoch ms. */
const INSTANT_FIELD = /(?:Until|At|AtMs)$/;
const OLDEST_INSTANT = Date.UTC(2020, 0, 1);

type Json = Readonly<Record<string, unknown>>;

/**
 * One line of a Gateway's file log, moved in time by a whole number of ms: `time` in its own offset,
 * `_meta.date`, and the instants among its fields. Moving by 0 changes nothing, moving twice is moving
 * by the sum, and a line that is not a record stays as it is.
 */
export function redate(line: string, byMs: number): string {
  const record = parse(line);
  if (record === null) return line;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => {
        if (key === "time" && typeof value === "string") return [key, movedTime(value, byMs)];
        if (key === "_meta" && isObject(value)) return [key, movedMeta(value, byMs)];
        if (isObject(value)) return [key, movedFields(value, byMs)];
        return [key, value];
      }),
    ),
  );
}

/** When a line was written; `null` if it does not say. */
export function writtenAt(line: string): EpochMs | null {
  const time = parse(line)?.time;
  const at = typeof time === "string" ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function movedTime(time: string, byMs: number): string {
  const [, local, sign, hours, minutes] = LOCAL_TIME.exec(time) ?? [];
  if (local === undefined) return time;
  const moved = new Date(Date.parse(`${local}Z`) + byMs).toISOString().slice(0, -1);
  return `${moved}${sign}${hours}:${minutes}`;
}

function movedMeta(meta: Json, byMs: number): Json {
  const { date } = meta;
  const at = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? meta : { ...meta, date: new Date(at + byMs).toISOString() };
}

function movedFields(fields: Json, byMs: number): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const isInstant =
        INSTANT_FIELD.test(key) && typeof value === "number" && value > OLDEST_INSTANT;
      return [key, isInstant ? value + byMs : value];
    }),
  );
}

function parse(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
