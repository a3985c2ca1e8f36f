import type { Evidence } from "@/lib/core/attempt/evidence";
import type { EventWriter, Source, Sourced } from "@/lib/core/store/event-store";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/range";
import { seededRandom } from "@/lib/sample/seeded-random";
import { TRAFFIC } from "./traffic";

const BATCH = 2_000;

/**
 * What a Gateway would have said of the keys of the traffic: about one penalty an hour for each, most of
 * them limits of half a minute, with the decision beside it. Returns how many windows were opened.
 */
export function writeKeyRecords(writer: EventWriter, gateway: string): number {
  const source: Source = {
    ...{ gateway, region: null, runtime: null },
    ...{ kind: "openclaw_log", path: "/bench/gateway.log" },
  };
  const records = [...keyRecords()].map((value, index) => ({
    ...{ lineId: index + 1, offset: index * 700, bytes: 699, value },
  }));
  for (let from = 0; from < records.length; from += BATCH) {
    write(writer, source, records.slice(from, from + BATCH));
  }
  return records.length / 2;
}

function* keyRecords(): Generator<Evidence> {
  const random = seededRandom(TRAFFIC.seed);
  const hours = (TRAFFIC.days * DAY_MS) / HOUR_MS;
  for (let hour = 0; hour < hours; hour++) {
    const start = TRAFFIC.endAt - (hours - hour) * HOUR_MS;
    for (const provider of TRAFFIC.providers) {
      for (let key = 0; key < TRAFFIC.keysPerProvider; key++) {
        const at = start + Math.floor(random.next() * HOUR_MS);
        const common = { traceId: random.uuid(), spanId: null, runId: random.uuid(), provider };
        const keyId = `${provider}:key-${key}`;
        const model = `${provider}-model-${Math.floor(random.next() * TRAFFIC.modelsPerProvider)}`;
        const lock = random.happens(0.02);
        const reason = lock ? "billing" : "rate_limit";
        yield {
          ...common,
          ...{ kind: "key_penalised", at, keyId, reason, reused: false },
          window: lock ? "disabled" : "cooldown",
          until: at + (lock ? 10 * MINUTE_MS : 30 * SECOND_MS),
        };
        yield {
          ...common,
          ...{ kind: "failover_decided", at: at + 3, keyId, reason, model, penalises: true },
          ...{ decision: "rotate_profile", status: null, timedOut: false, aborted: false },
          preview: null,
        };
      }
    }
  }
}

function write(writer: EventWriter, source: Source, evidence: Sourced<Evidence>[]): void {
  writer.write({
    ...{ source, evidence, attempts: [], rejected: [], activity: [] },
    counts: { bytes: 0, lines: 0, irrelevant: 0, unrecognised: 0, malformed: 0 },
    ...{ checkpoint: null, countedFrom: null },
  });
}
