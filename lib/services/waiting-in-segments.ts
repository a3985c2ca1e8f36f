import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { readPushRecord } from "@/lib/core/push/push-record";
import { pushSegments } from "@/lib/files/push-segments";
import { readLines } from "@/lib/files/read-lines";

export type WaitingStretch = {
  /** Of the lines in it. */
  readonly ids: number[];
  readonly path: string;
  /** Of its last whole record. */
  readonly endOffset: number;
  readonly bytes: number;
};

/** What stands in the segments of a Gateway beyond where the ingester has read them to, by their names. */
export async function waitingInSegments(
  dataDir: string,
  gateway: string,
  readTo: ReadonlyMap<string, number>,
): Promise<WaitingStretch[]> {
  const stretches: WaitingStretch[] = [];
  for (const { path } of pushSegments(dataDir, gateway)) {
    const start = readTo.get(basename(path)) ?? 0;
    const stretch = await waitingIn(path, start);
    if (stretch.endOffset > start) stretches.push(stretch);
  }
  return stretches;
}

async function waitingIn(path: string, start: number): Promise<WaitingStretch> {
  const ids: number[] = [];
  let endOffset = start;
  const bytes = createReadStream(path, { start }) as AsyncIterable<Buffer>;
  for await (const lines of readLines(bytes, start)) {
    for (const line of lines) {
      const record = line.text === null ? null : readPushRecord(line.text);
      // The torn record of a process that was killed: never acknowledged, and never read.
      if (!line.complete && record === null) continue;
      if (record?.kind === "line") ids.push(record.lineId);
      endOffset = line.offset + line.bytes;
    }
  }
  return { ids, path, endOffset, bytes: endOffset - start };
}
