import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { parseLine } from "@/lib/core/log/parse-line";
import type { EvidenceLine } from "@/lib/core/store/event-store";
import { hashProfile, lineId } from "@/lib/files/line-id";
import { tempDir } from "@/tests/stores/temp-store";
import { readRawLine } from "./read-raw-line";

const CALL =
  '{"0":"x","1":"[model-fetch] response provider=p api=a model=m status=429 elapsedMs=13 dispatcher=new","_meta":{"date":"2026-11-22T10:00:00.000Z","logLevelName":"INFO","name":"x"},"traceId":"t1"}';
const TUPLE = '{"time":"2026-11-22T10:00:01Z","requestId":"r1","provider":"p","status":200}';

test("a line is shown from the file that was put aside since it was read", async () => {
  const path = logOf(CALL);
  renameSync(path, path.replace(".log", ".1.log"));
  writeFileSync(path, `${CALL.replace("t1", "t2")}\n`);
  expect((await readRawLine(callAt(path), "gw")).raw).toContain('"traceId":"t1"');
});

test("another line in the same place is never shown for it", async () => {
  for (const [line, other] of [
    [callAt(logOf(CALL.replace("t1", "t2"))), "another line"],
    [tupleAt(logOf(TUPLE.replace("r1", "r2"))), "another line"],
    [callAt(join(tempDir(), "gone.log")), "no longer there"],
    [callAt("standard input"), "a pipe"],
  ] as const) {
    const { raw, rawMissing } = await readRawLine(line, "gw");
    expect({ raw, rawMissing }).toEqual({ raw: null, rawMissing: expect.stringContaining(other) });
  }
});

test("a tuple is known by what it says", async () => {
  expect((await readRawLine(tupleAt(logOf(TUPLE)), "gw")).raw).toContain('"requestId":"r1"');
});

function logOf(line: string): string {
  const path = join(tempDir(), "gateway.log");
  writeFileSync(path, `${line}\n`);
  return path;
}

function callAt(source: string): EvidenceLine {
  const { parsed } = parseLine(CALL, hashProfile);
  const evidence: Evidence | null = parsed.kind === "evidence" ? parsed.evidence : null;
  const at = { source, sourceKind: "openclaw_log", offset: 0, bytes: CALL.length + 1 } as const;
  return { ...at, lineId: lineId("gw", CALL), evidence };
}

function tupleAt(source: string): EvidenceLine {
  const { parsed } = parseLine(TUPLE, hashProfile);
  const id = parsed.kind === "tuple" ? lineId("gw", parsed.identity) : 0;
  const at = { source, sourceKind: "tuples", offset: 0, bytes: TUPLE.length + 1 } as const;
  return { ...at, lineId: id, evidence: null };
}
