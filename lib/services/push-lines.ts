import type { PushAnswer } from "@/lib/contracts/push";
import type { PushedLine } from "@/lib/core/push/push-record";
import { type RawLine, readLines } from "@/lib/files/read-lines";
import type { PushToken } from "./authorise-push";
import { PushError } from "./push-error";
import type { PushStores } from "./push-stores";
import { PushTally } from "./push-tally";
import { readPushLine } from "./read-push-line";

/** Lines and bytes that are read before they are written: little memory, and few syncs for a large body. */
const LINES_AT_ONCE = 500;
const BYTES_AT_ONCE = 262_144;

/**
 * POST /api/v1/ingest: takes the lines of a body, piece by piece, and answers when all are durable.
 * Throws {@link PushError} with what was taken before where the body cannot be read to its end.
 *
 * @param noteForeign called once, also before it throws, where lines were of another Gateway than the token's.
 */
export async function pushLines(
  { events, gate, limits, now }: PushStores,
  { gateway }: PushToken,
  body: AsyncIterable<Buffer>,
  noteForeign: () => void,
): Promise<PushAnswer> {
  const answer = {
    accepted: 0,
    duplicates: 0,
    rejected: [] as PushAnswer["rejected"],
    rejectedCount: 0,
  };
  const tally = new PushTally(gateway);
  let held: PushedLine[] = [];
  let heldBytes = 0;
  let irrelevant = 0;
  let isForeign = false;
  let rejected: PushAnswer["rejected"] = [];
  let number = 0;
  const { rows: keptSince } = await events.keptSince();
  try {
    await gate.admit(gateway);
    for await (const lines of readLines(body, 0)) {
      for (const line of lines) {
        number++;
        if (number > limits.lines) throw tooManyLines(limits.lines);
        take(line, number);
        heldBytes += line.bytes;
        if (number % LINES_AT_ONCE === 0 || heldBytes >= BYTES_AT_ONCE) await flush();
      }
    }
    await flush();
    return answer;
  } catch (error) {
    if (error instanceof PushError && answer.accepted + answer.duplicates > 0) error.taken = answer;
    throw error;
  } finally {
    if (isForeign) noteForeign();
  }

  function take(line: RawLine, at: number): void {
    if (line.text === null) {
      const parsed = { kind: "malformed", reason: line.reason, at: null } as const;
      tally.addRejected(parsed, null, undefined);
      rejected.push({ line: at, reason: line.reason });
      return;
    }
    if (line.text.trim() === "") return;
    const read = readPushLine(line.text, gateway, now(), keptSince);
    switch (read.kind) {
      case "telling":
        held.push(read.line);
        return;
      case "irrelevant":
        irrelevant++;
        tally.addIrrelevantLine(read.parsed, line.text);
        return;
      case "rejected":
        tally.addRejected(read.parsed, line.text, read.json);
        rejected.push({ line: at, reason: read.parsed.reason });
        return;
      case "other_gateway":
      case "too_old":
        isForeign ||= read.kind === "other_gateway";
        rejected.push({ line: at, reason: read.kind });
    }
  }

  async function flush(): Promise<void> {
    const lines = held;
    const added = await gate.take(gateway, "push", lines, tally.take(now()));
    answer.accepted += added + irrelevant;
    answer.duplicates += lines.length - added;
    answer.rejected.push(...rejected.slice(0, limits.listedRejects - answer.rejected.length));
    answer.rejectedCount += rejected.length;
    held = [];
    heldBytes = 0;
    irrelevant = 0;
    rejected = [];
    await gate.admit(gateway);
  }
}

function tooManyLines(limit: number): PushError {
  return new PushError("body_too_large", `A body may have ${limit} lines; send it in pieces.`);
}
