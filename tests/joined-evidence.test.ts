import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { openEventReader } from "@/db/events/open-event-reader";
import { openEventWriter } from "@/db/events/open-event-writer";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { parseLine } from "@/lib/core/log/parse-line";
import {
  NO_FILTER,
  type Source,
  type Sourced,
  type StoredAttempt,
} from "@/lib/core/store/event-store";
import { hashProfile, lineId } from "@/lib/files/line-id";
import { type Recording, recordings, trueOutcome } from "./recordings/recording";
import { batch, LOG } from "./stores/arbitrary-batch";
import { dumpStore } from "./stores/dump-store";
import { tempStores } from "./stores/temp-store";

const WITH_TIMELINE = recordings().filter(({ timeline }) => timeline !== null);
const TOLD = WITH_TIMELINE.filter(({ release }) => release >= "2026.9");
const OLDER = WITH_TIMELINE.filter(({ release }) => release < "2026.9");
const TIMELINE: Source = { ...LOG, kind: "timeline", path: "/var/log/timeline.jsonl" };

type Line = Sourced<Evidence> & { readonly source: Source };

describe.each(TOLD)("$name", (recording) => {
  const log = linesOf(recording.log, LOG);
  const timeline = linesOf(recording.timeline?.text ?? "", TIMELINE);

  test("timeline and default-level log give every attempt with its true outcome", async () => {
    const attempts = await attemptsOf([[...log], [...timeline]]);
    expect(counts(attempts.map(name))).toEqual(counts(recording.truth.map(trueName)));
  });

  test("so they do when the timeline comes first", async () => {
    const attempts = await attemptsOf([[...timeline], [...log]]);
    expect(counts(attempts.map(name))).toEqual(counts(recording.truth.map(trueName)));
  });

  test("the timeline alone gives every attempt, unknown where it carries no status", async () => {
    const attempts = await attemptsOf([timeline]);
    const target = ({ provider, model }: { provider: string | null; model: string | null }) =>
      `${provider} ${model}`;
    expect(counts(attempts.map(target))).toEqual(counts(recording.truth.map(target)));
    for (const { outcome, status, errorCode } of attempts) {
      if (status === null && errorCode === null) expect(outcome).toBe("unknown");
    }
    const wrong = attempts.filter(({ outcome }) => outcome !== "unknown").map(name);
    const true_ = counts(recording.truth.map(trueName));
    for (const [which, n] of Object.entries(counts(wrong))) {
      expect(n).toBeLessThanOrEqual(true_[which] ?? 0);
    }
  });

  test("the log alone gives every failure", async () => {
    const attempts = await attemptsOf([log]);
    const failed = attempts.filter(({ outcome }) => outcome !== "ok");
    const failures = recording.truth.filter((call) => trueOutcome(call) !== "ok");
    expect(counts(failed.map(name))).toEqual(counts(failures.map(trueName)));
  });

  test("every attempt has a trace, a run and a latency, and a named key is the true one", async () => {
    const attempts = await attemptsOf([log, timeline]);
    const seen = new Set(recording.truth.map((c) => `${c.trace} ${c.model} ${hashProfile(c.key)}`));
    for (const { traceId, requestId, latencyMs, keyId, model } of attempts) {
      expect([traceId, requestId, latencyMs]).not.toContain(null);
      if (keyId !== null) expect(seen).toContain(`${traceId} ${model} ${keyId}`);
    }
  });
});

test.each(OLDER)(
  "the timeline of $name is not believed: with it or without, the same",
  async (recording) => {
    const log = linesOf(recording.log, LOG);
    const timeline = linesOf(recording.timeline?.text ?? "", TIMELINE);
    const alone = await attemptsOf([timeline]);
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.filter(({ outcome }) => outcome === "ok")).toEqual([]);
    const joined = await attemptsOf([timeline, log]);
    expect(counts(joined.map(name))).toEqual(counts(recording.truth.map(trueName)));
  },
);

test("any interleaving and any order of log and timeline gives the same tables", async () => {
  const parts = TOLD.map((recording) => {
    const log = linesOf(recording.log, LOG);
    const timeline = linesOf(recording.timeline?.text ?? "", TIMELINE);
    return busiest([...log, ...timeline], 220);
  });
  const expected = parts.map((lines) => dumpAfter([lines]));
  fc.assert(
    fc.property(
      fc
        .nat(parts.length - 1)
        .chain((index) =>
          fc.tuple(
            fc.constant(index),
            fc.shuffledSubarray(parts[index] ?? [], { minLength: parts[index]?.length ?? 0 }),
            fc.array(fc.nat(219), { maxLength: 8 }),
          ),
        ),
      ([index, lines, cuts]) => {
        const dir = write(cutAt(lines, cuts));
        expect(checkIntegrity(dir)).toEqual([]);
        expect(dumpStore(dir)).toEqual(expected[index]);
      },
    ),
    { numRuns: 25 },
  );
});

test("a timeline that begins late or stops early leaves the log's failures in place", async () => {
  for (const recording of TOLD) {
    const log = linesOf(recording.log, LOG);
    const timeline = linesOf(recording.timeline?.text ?? "", TIMELINE);
    const failures = recording.truth.filter((call) => trueOutcome(call) !== "ok").map(trueName);
    const half = Math.floor(timeline.length / 2);
    for (const part of [timeline.slice(half), timeline.slice(0, half)]) {
      const attempts = await attemptsOf([log, part]);
      const failed = attempts.filter(({ outcome }) => outcome !== "ok");
      expect(counts(failed.map(name))).toEqual(counts(failures));
    }
  }
});

function linesOf(text: string, source: Source): Line[] {
  let offset = 0;
  return text.split("\n").flatMap((line) => {
    const at = offset;
    const bytes = Buffer.byteLength(line) + 1;
    offset += bytes;
    const { parsed } = parseLine(line, hashProfile);
    if (parsed.kind !== "evidence") return [];
    return {
      lineId: lineId(source.gateway, line),
      offset: at,
      bytes,
      value: parsed.evidence,
      source,
    };
  });
}

/** The lines around the most failures: where joining has something to do. */
function busiest(lines: readonly Line[], length: number): Line[] {
  const ordered = lines.toSorted((a, b) => a.value.at - b.value.at);
  const failures = (from: number) =>
    ordered.slice(from, from + length).filter(({ value }) => value.kind === "attempt_failed")
      .length;
  const starts = ordered.map((_, index) => index).filter((index) => index % 50 === 0);
  const best = starts.toSorted((a, b) => failures(b) - failures(a))[0] ?? 0;
  return ordered.slice(best, best + length);
}

function cutAt(lines: readonly Line[], cuts: readonly number[]): Line[][] {
  const places = [0, ...cuts.toSorted((a, b) => a - b), lines.length];
  return places.slice(1).map((to, index) => lines.slice(places[index], to));
}

/** Writes the parts one after the other, each as a batch of each of its sources. */
function write(parts: readonly (readonly Line[])[]): string {
  const dir = tempStores();
  const writer = openEventWriter(dir);
  for (const part of parts) {
    for (const source of [LOG, TIMELINE]) {
      const evidence = part.filter((line) => line.source === source).map(withoutSource);
      if (evidence.length > 0) writer.write(batch({ source, evidence }));
    }
  }
  writer.close();
  return dir;
}

function withoutSource({ lineId: id, offset, bytes, value }: Line): Sourced<Evidence> {
  return { lineId: id, offset, bytes, value };
}

function dumpAfter(parts: readonly (readonly Line[])[]) {
  return dumpStore(write(parts));
}

async function attemptsOf(parts: readonly (readonly Line[])[]): Promise<StoredAttempt[]> {
  const reader = openEventReader(write(parts));
  const range = { from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) };
  const { attempts } = await reader.attempts({
    range,
    filter: NO_FILTER,
    limit: 5_000,
    cursor: null,
  });
  reader.close();
  return attempts;
}

function name(a: StoredAttempt): string {
  return `${a.provider} ${a.model} ${a.status} ${a.outcome}`;
}

function trueName(call: Recording["truth"][number]): string {
  return `${call.provider} ${call.model} ${call.status || null} ${trueOutcome(call)}`;
}

function counts(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const each of names.toSorted()) counted[each] = (counted[each] ?? 0) + 1;
  return counted;
}
