import type { FileReport } from "./ingest-file";

/** What a person should know about a file that was read, in sentences. */
export function remarksOn(report: FileReport): string[] {
  const remarks = [...report.remarks];
  const n = (reason: Parameters<typeof report.reasons.get>[0]) => report.reasons.get(reason) ?? 0;
  if (report.lines === 0 && remarks.length === 0) remarks.push("The file is empty.");
  if (n("console_output") > report.lines / 4) {
    remarks.push(
      "This looks like the Gateway's console output, which has no dates and cannot be read safely. Give its file log instead: /tmp/openclaw/openclaw-DATE.log, or the logging.file of its openclaw.json.",
    );
  }
  if (n("timeline") > 0) {
    remarks.push(
      `${n("timeline")} lines are a diagnostics timeline in a version of its format that is not known here; they are counted as unrecognised.`,
    );
  }
  if (n("too_long") > 0)
    remarks.push(`${n("too_long")} lines are longer than 1 MiB and were passed over.`);
  if (n("not_utf8") > 0) remarks.push(`${n("not_utf8")} lines are not valid UTF-8.`);
  if (n("truncated") > 0)
    remarks.push(`${n("truncated")} lines are cut off in the middle of their JSON.`);
  return remarks;
}
