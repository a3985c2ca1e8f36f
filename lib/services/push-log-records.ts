import { fillRegion } from "@/db/control/fill-region";
import type { PushedLine } from "@/lib/core/push/push-record";
import { MAX_LINE_BYTES } from "@/lib/files/read-lines";
import type { PushToken } from "./authorise-push";
import type { ExportTaken } from "./push-spans";
import type { PushStores } from "./push-stores";
import { PushTally } from "./push-tally";
import { readPushLine } from "./read-push-line";

const NOTHING = { at: null, release: null };

/**
 * POST /v1/logs: keeps log records whose body is a whole line of a Gateway's log, a timeline or a tuple,
 * as collectors send them that read a file. It is the same line as in the file. A record that only has
 * the message of such a line would be a second record of the same fact: it is counted, and no more.
 *
 * @param noteForeign called once where records were of another Gateway than the token's.
 */
export async function pushLogRecords(
  { control, events, gate, now }: PushStores,
  { gateway }: PushToken,
  { region, bodies }: { region: string | null; bodies: readonly (string | null)[] },
  noteForeign: () => void,
): Promise<ExportTaken> {
  await gate.admit(gateway);
  const { rows: keptSince } = await events.keptSince();
  const tally = new PushTally(gateway);
  const lines: PushedLine[] = [];
  let rejected = 0;
  let passedOver = 0;
  let isForeign = false;
  for (const body of bodies) {
    const text = body?.replace(/\r?\n$/, "") ?? null;
    if (text === null || !text.startsWith("{") || text.length > MAX_LINE_BYTES) {
      passedOver++;
      tally.addIrrelevant(NOTHING);
      continue;
    }
    const read = readPushLine(text, gateway, now(), keptSince);
    switch (read.kind) {
      case "telling":
        lines.push(read.line);
        break;
      case "irrelevant":
        tally.addIrrelevantLine(read.parsed, text);
        break;
      case "rejected":
        rejected++;
        tally.addRejected(read.parsed, text, read.json);
        break;
      case "other_gateway":
      case "too_old":
        isForeign ||= read.kind === "other_gateway";
        rejected++;
    }
  }
  if (isForeign) noteForeign();
  if (region !== null && lines.length > 0) fillRegion(control, gateway, region);
  await gate.take(gateway, "otlp", lines, tally.take(now()));
  return { rejected, message: messageOf(rejected, passedOver) };
}

function messageOf(rejected: number, passedOver: number): string {
  const parts = [
    rejected > 0 ? `Not understood, too old, or of another Gateway: ${rejected} log records.` : "",
    passedOver > 0
      ? `Only counted: ${passedOver} log records whose body is not a whole JSON line of a Gateway's log.`
      : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
