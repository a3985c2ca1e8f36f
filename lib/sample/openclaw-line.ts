import { type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import type { OpenclawGateway } from "./fleet";

const LEVEL_IDS = { INFO: 3, WARN: 4, ERROR: 5 } as const;

export type Trace = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
};

export type LogRecord = {
  readonly level: keyof typeof LEVEL_IDS;
  /** A subsystem's name, a module as an object, or `null` for captured console output. */
  readonly from: string | Readonly<Record<string, string>> | null;
  readonly text: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly trace?: Trace;
  readonly sessionId?: string;
};

/** One line of a Gateway's file log, in the shape of its release (field guide, sections 1 and 9). */
export function openclawLine(gateway: OpenclawGateway, at: EpochMs, record: LogRecord): string {
  const { text, fields, trace, sessionId } = record;
  const origin =
    typeof record.from === "string"
      ? JSON.stringify({ subsystem: record.from })
      : record.from && JSON.stringify(record.from);
  const positional =
    origin === null
      ? { 0: text }
      : fields === undefined
        ? { 0: origin, 1: text }
        : { 0: origin, 1: fields, 2: text };
  return JSON.stringify({
    ...positional,
    _meta: meta(gateway, at, record, origin),
    time: localTime(at, gateway.logUtcOffsetMinutes),
    hostname: gateway.id,
    message: text,
    ...(sessionId === undefined ? {} : { session_id: sessionId }),
    ...(trace === undefined ? {} : { ...trace, traceFlags: "01" }),
  });
}

/** `2026-11-22T09:56:10.911-05:00`. */
export function localTime(at: EpochMs, utcOffsetMinutes: number): string {
  const local = new Date(at + utcOffsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(utcOffsetMinutes);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  const minutes = String(size % 60).padStart(2, "0");
  return `${local}${utcOffsetMinutes < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/** Before 2026.9 the name stands before the date, and every record names its call site. */
function meta(
  gateway: OpenclawGateway,
  at: EpochMs,
  record: LogRecord,
  origin: string | null,
): Readonly<Record<string, unknown>> {
  const host = { runtime: "node", runtimeVersion: "26.10.0", hostname: gateway.id };
  const name = origin === null ? { name: "openclaw" } : { name: origin, parentNames: ["openclaw"] };
  const level = {
    date: new Date(at).toISOString(),
    logLevelId: LEVEL_IDS[record.level],
    logLevelName: record.level,
  };
  if (gateway.release === "2026.8") {
    return { ...host, ...name, ...level, path: callSite(gateway, record) };
  }
  const isShown = record.level === "ERROR" || origin === null;
  const path = isShown ? { path: callSite(gateway, record) } : {};
  return { ...host, ...level, ...name, ...path };
}

function callSite(gateway: OpenclawGateway, record: LogRecord): Readonly<Record<string, string>> {
  const isConsole = record.from === null;
  const old = gateway.release === "2026.8";
  const fileName = `${isConsole ? "console-Dq3vXh2E" : "subsystem-Bz4uLy58"}.${old ? "js" : "mjs"}`;
  const line = isConsole ? "184" : record.fields === undefined ? "179" : "228";
  const column = isConsole ? "29" : "14";
  const filePath = `${gateway.installedAt}/${fileName}`;
  return {
    fullFilePath: `file://${filePath}:${line}:${column}`,
    fileName,
    fileNameWithLine: `${fileName}:${line}`,
    fileColumn: column,
    fileLine: line,
    filePath,
    filePathWithLine: `${filePath}:${line}`,
    method: isConsole ? "console.forwardedConsoleCall [as log]" : "logToFile",
  };
}
