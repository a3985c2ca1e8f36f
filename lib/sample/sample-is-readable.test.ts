import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assemble } from "@/lib/core/attempt/assemble";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { parseLine } from "@/lib/core/log/parse-line";
import type { Sourced } from "@/lib/core/store/event-store";
import { DAY_MS } from "@/lib/core/time/range";
import { generateWeek, type SampleGateway } from "./generate-week";
import providerTruth from "./recorded/provider-truth.json";
import type { TrueAttempt } from "./true-attempt";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");
const hashProfile = (keyId: string) => `sha256:${sha256Hex(keyId).slice(0, 12)}`;
const endAt = Date.UTC(2026, 10, 22, 16, 40);

type Read = { readonly attempts: readonly Attempt[]; readonly rejected: readonly string[] };

/** Reads a log as ingest does: lines to evidence, evidence of a trace to attempts. */
function read(lines: Iterable<string>): Read {
  const traces = new Map<string | null, Sourced<Evidence>[]>();
  const attempts: Attempt[] = [];
  const rejected: string[] = [];
  let offset = 0;
  for (const line of lines) {
    const { parsed } = parseLine(line, hashProfile);
    const at = { lineId: offset, offset, bytes: line.length };
    offset += line.length + 1;
    switch (parsed.kind) {
      case "evidence": {
        const { traceId } = parsed.evidence;
        const trace = traces.get(traceId);
        if (trace) trace.push({ ...at, value: parsed.evidence });
        else traces.set(traceId, [{ ...at, value: parsed.evidence }]);
        break;
      }
      case "tuple":
        attempts.push(parsed.attempt);
        break;
      case "irrelevant":
        break;
      default:
        rejected.push(`${parsed.reason}: ${line}`);
    }
  }
  for (const trace of traces.values()) attempts.push(...assemble(trace).map(({ value }) => value));
  return { attempts, rejected };
}

function told(a: Attempt): string {
  const when = a.origin === "cut_stream" ? "" : a.at;
  return [
    a.traceId ?? a.requestId,
    when,
    a.provider,
    a.model,
    a.status,
    a.outcome,
    a.latencyMs,
    a.origin,
  ].join(" ");
}

/** What of the truth the log can tell: of a cut stream without a line of its call, no time and no latency. */
function tellable(a: TrueAttempt): string {
  const [when, latencyMs] = a.seenAs === "cut_stream" ? ["", null] : [a.at, a.latencyMs];
  return [
    a.traceId ?? a.runId,
    when,
    a.provider,
    a.model,
    a.status,
    a.outcome,
    latencyMs,
    a.seenAs,
  ].join(" ");
}

/** In the first list and not in the second; repetitions count. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return some.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

describe.each([
  ["the shown week", { seed: 7, endAt }],
  [
    "a quieter week with another end",
    { seed: 20_260, endAt: endAt - 143 * DAY_MS - 5_000_000, requestsPerDay: 300 },
  ],
] as const)("%s, read back", (_, options) => {
  const week = generateWeek({ ...options, sha256Hex });

  test.each(week.map((g) => [g.gateway, g] as const))(
    "%s: every attempt that the log can tell is found, and nothing else",
    (_id, gateway: SampleGateway) => {
      const { attempts, rejected } = read(gateway.lines());
      const truth = [...gateway.truth()].filter(({ seenAs }) => seenAs !== null);

      expect(rejected).toEqual([]);
      const found = attempts.map(told);
      const tells = truth.map(tellable);
      expect({ missed: without(tells, found), invented: without(found, tells) }).toEqual({
        missed: [],
        invented: [],
      });
      expect(wronglyNamed(attempts, truth)).toEqual([]);
    },
  );
});

/** Outcomes of the lab's providers, for whom every answer of 400 or more is one of a kind. */
function labOutcome({ status, outcome }: Attempt): string {
  if (status !== null) return status < 300 ? "ok" : "http_error";
  return outcome === "network" ? "reset" : outcome;
}

describe.each(Object.entries(providerTruth))("the recording %s, read back", (file, seen) => {
  const path = join(import.meta.dirname, "recorded", file);
  const { attempts, rejected } = read(readFileSync(path, "utf8").trimEnd().split("\n"));
  const isComplete = attempts.some(({ origin }) => origin === "call");

  test("no line is refused", () => expect(rejected).toEqual([]));

  test(`its ${isComplete ? "calls" : "failures"} are those that the providers saw`, () => {
    const found: Record<string, number> = {};
    for (const a of attempts) {
      const key = `${a.provider} ${a.model} ${a.status ?? "-"} ${labOutcome(a)}`;
      found[key] = (found[key] ?? 0) + 1;
    }
    const comparable = (counts: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(counts).filter(([key]) => isComplete || !key.endsWith(" ok")),
      );
    expect(comparable(found)).toEqual(comparable(seen));
  });
});

/** What the reader says of request and key must be so; it may leave either unknown. */
function wronglyNamed(attempts: readonly Attempt[], truth: readonly TrueAttempt[]): string[] {
  const byTime = new Map(truth.map((a) => [`${a.traceId ?? a.runId} ${a.at}`, a]));
  return attempts
    .filter(({ origin }) => origin !== "cut_stream")
    .filter((a) => {
      const was = byTime.get(`${a.traceId ?? a.requestId} ${a.at}`);
      if (was === undefined) return true;
      const isKey = [null, was.keyId, hashProfile(was.keyId)].includes(a.keyId);
      return !isKey || ![null, was.runId].includes(a.requestId);
    })
    .map((a) => `${told(a)} ${a.requestId} ${a.keyId}`);
}
