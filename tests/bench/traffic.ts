import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Outcome } from "@/lib/core/outcome/outcome";
import { DAY_MS, type EpochMs } from "@/lib/core/time/range";
import { type Random, seededRandom } from "@/lib/sample/seeded-random";

/** What the figures are measured on: one proxy's tuples of 30 days, from several regions. */
export const TRAFFIC = {
  seed: 20_261_122,
  endAt: Date.UTC(2026, 10, 1),
  days: 30,
  regions: ["eu-central", "eu-west", "us-east", "us-west", "ap-south", "sa-east"],
  providers: ["anthropic", "openai", "qwen", "mistral", "bedrock", "vertex"],
  modelsPerProvider: 4,
  keysPerProvider: 3,
} as const;

const FAILURES: readonly (readonly [number, Outcome])[] = [
  [429, "rate_limited"],
  [529, "overloaded"],
  [504, "timeout"],
  [500, "server_error"],
];
const CHUNK = 1 << 20;

export type Call = {
  readonly at: EpochMs;
  readonly requestId: string;
  readonly sessionId: string;
  readonly region: string;
  readonly provider: string;
  readonly model: string;
  readonly keyId: string;
  readonly status: number;
  readonly outcome: Outcome;
  readonly latencyMs: number;
};

/**
 * `count` calls in order of time, always the same for the same count, made one at a time. Ids are
 * UUIDs, the longest that are common; sessions hold about eight calls; 5 % of the calls fail.
 */
export function* calls(count: number): Generator<Call> {
  const random = seededRandom(TRAFFIC.seed);
  const meanGapMs = (TRAFFIC.days * DAY_MS) / count;
  const sessions = Array.from({ length: 400 }, () => random.uuid());
  let at = TRAFFIC.endAt - TRAFFIC.days * DAY_MS;
  for (let made = 0; made < count; made++) {
    at = Math.min(at + meanGapMs * 2 * random.next(), TRAFFIC.endAt - 1);
    const slot = Math.floor(random.next() * sessions.length);
    if (random.happens(1 / 8)) sessions[slot] = random.uuid();
    yield call(random, Math.floor(at), sessions[slot] ?? "");
  }
}

function call(random: Random, at: EpochMs, sessionId: string): Call {
  const provider = skewed(random, TRAFFIC.providers);
  const model = Math.floor(random.next() * TRAFFIC.modelsPerProvider);
  const failure = random.happens(0.05)
    ? FAILURES[Math.floor(random.next() * FAILURES.length)]
    : undefined;
  const median = [400, 900, 2_500, 6_000][model] ?? 1_000;
  return {
    at,
    requestId: random.uuid(),
    sessionId,
    region: skewed(random, TRAFFIC.regions),
    provider,
    model: `${provider}-model-${model}`,
    keyId: `${provider}:key-${Math.floor(random.next() * TRAFFIC.keysPerProvider)}`,
    status: failure?.[0] ?? 200,
    outcome: failure?.[1] ?? "ok",
    latencyMs: Math.round(random.lognormal(median, 0.7)),
  };
}

/** The first of the list about four times as often as the last. */
function skewed(random: Random, items: readonly string[]): string {
  return items[Math.floor(random.next() ** 1.6 * items.length)] ?? "";
}

/** Writes the calls as tuples, one JSON object a line; how many bytes. */
export async function writeTuples(path: string, count: number): Promise<number> {
  const file = createWriteStream(path);
  let chunk = "";
  let bytes = 0;
  for (const made of calls(count)) {
    chunk += tupleLine(made);
    if (chunk.length < CHUNK) continue;
    bytes += chunk.length;
    if (!file.write(chunk)) await once(file, "drain");
    chunk = "";
  }
  bytes += chunk.length;
  file.end(chunk);
  await once(file, "finish");
  return bytes;
}

function tupleLine(made: Call): string {
  const { at, requestId, sessionId, provider, model, status, latencyMs, region, keyId } = made;
  const time = new Date(at).toISOString();
  return `{"time":"${time}","requestId":"${requestId}","sessionId":"${sessionId}","provider":"${provider}","modelId":"${model}","status":${status},"latencyMs":${latencyMs},"region":"${region}","keyId":"${keyId}"}\n`;
}
