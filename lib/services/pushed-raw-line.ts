import { readPushRecord } from "@/lib/core/push/push-record";

/**
 * What is shown of a line that was pushed: it has no file of its own, so the redacted line is kept in the
 * push log. `text` is what stands in the segment at the place of the record; `null` where that is not it.
 */
export function pushedRawLine(
  text: string,
  lineId: number,
): { raw: string; rawMissing: null } | { raw: null; rawMissing: string } | null {
  const record = readPushRecord(text);
  if (record?.kind !== "line" || record.lineId !== lineId) return null;
  return record.raw === null
    ? { raw: null, rawMissing: "The line is too long to be kept; its evidence is." }
    : { raw: record.raw, rawMissing: null };
}
