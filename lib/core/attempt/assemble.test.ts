import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLine } from "@/lib/core/log/parse-line";
import { narrowRelease, type ReleaseGuess, releaseName } from "@/lib/core/log/release";
import type { Sourced } from "@/lib/core/store/event-store";
import { type Recording, recordings, trueOutcome } from "@/tests/recordings/recording";
import { assemble, assembleExplained } from "./assemble";
import type { Attempt } from "./attempt";
import type { Evidence } from "./evidence";

const ALL = recordings();

describe.each(ALL)("$name", (recording) => {
  const attempts = tracesOf(recording)
    .flatMap((trace) => assemble(trace))
    .map(({ value }) => value);

  test("attempts by provider, model, status and outcome equal what the providers saw", () => {
    expect(countsOfAttempts(recording, attempts)).toEqual(countsOfTruth(recording));
  });

  test("a key that is named is the key that the provider saw", () => {
    const seen = new Set(
      recording.truth.map((call) => `${call.trace} ${call.model} ${hashOf(call.key)}`),
    );
    const named = attempts.filter(({ keyId }) => keyId !== null);
    expect(named.length).toBeGreaterThan(0);
    for (const a of named) expect(seen).toContain(`${a.traceId} ${a.model} ${a.keyId}`);
  });

  test("nothing counts as rated unless every call is in the log", () => {
    const rated = attempts.filter(({ origin }) => origin === "call").length;
    expect(rated).toBe(recording.everyCall ? recording.truth.length : 0);
  });

  test("an attempt's own lines hold the line it is known by, and none of another model", () => {
    for (const trace of tracesOf(recording)) {
      for (const { attempt, own } of assembleExplained(trace)) {
        expect(own).toContain(attempt.lineId);
        for (const { lineId, value } of trace) {
          if (!own.has(lineId) || !("model" in value) || value.model === null) continue;
          expect(value.model).toBe(attempt.value.model);
        }
      }
    }
  });

  test("the release is detected", () => {
    let release: ReleaseGuess = null;
    for (const line of recording.log.split("\n")) {
      const { parsed } = parseLine(line, hashOf);
      if ("release" in parsed) release = narrowRelease(release, parsed.release);
    }
    expect(releaseName(release)).toBe(recording.release.slice(0, 6));
  });
});

test("the order in which the records of a trace arrive makes no difference", () => {
  const traces = ALL.flatMap(tracesOf).filter((trace) => trace.length > 3);
  fc.assert(
    fc.property(
      fc
        .constantFrom(...traces)
        .chain((trace) =>
          fc.tuple(fc.constant(trace), fc.shuffledSubarray(trace, { minLength: trace.length })),
        ),
      ([trace, shuffled]) => {
        expect(assemble(shuffled)).toEqual(assemble(trace));
      },
    ),
    { numRuns: 300 },
  );
});

test("any subset of the records of a trace gives attempts and throws nothing", () => {
  const traces = ALL.flatMap(tracesOf);
  fc.assert(
    fc.property(
      fc.constantFrom(...traces).chain((trace) => fc.subarray(trace)),
      (part) => {
        expect(assemble(part).length).toBeLessThanOrEqual(part.length);
      },
    ),
    { numRuns: 300 },
  );
});

function tracesOf({ log }: Recording): Sourced<Evidence>[][] {
  const traces = new Map<string, Sourced<Evidence>[]>();
  let offset = 0;
  for (const line of log.split("\n")) {
    const bytes = Buffer.byteLength(line) + 1;
    const { parsed } = parseLine(line, hashOf);
    if (parsed.kind === "evidence") {
      const id = parsed.evidence.traceId ?? String(offset);
      const trace = traces.get(id) ?? [];
      trace.push({ lineId: offset, offset, bytes, value: parsed.evidence });
      traces.set(id, trace);
    }
    offset += bytes;
  }
  return [...traces.values()];
}

function countsOfAttempts({ everyCall }: Recording, attempts: readonly Attempt[]) {
  return counts(
    attempts
      .filter(({ outcome }) => everyCall || outcome !== "ok")
      .map((a) => `${a.provider} ${a.model} ${a.status} ${a.outcome}`),
  );
}

function countsOfTruth({ everyCall, truth }: Recording) {
  return counts(
    truth
      .filter((call) => everyCall || trueOutcome(call) !== "ok")
      .map((call) => `${call.provider} ${call.model} ${call.status || null} ${trueOutcome(call)}`),
  );
}

function counts(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of names.toSorted()) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}

function hashOf(profileId: string): string {
  return `sha256:${createHash("sha256").update(profileId).digest("hex").slice(0, 12)}`;
}
