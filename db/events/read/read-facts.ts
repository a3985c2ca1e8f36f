import { dayOf, dayTables } from "@/db/events/store/day-tables";
import { decodeEvidence } from "@/db/events/store/evidence-codec";
import { preparedRaw, type Value } from "@/db/events/store/prepared";
import type { Runtime } from "@/lib/core/attempt/attempt";
import { EVIDENCE_KINDS } from "@/lib/core/attempt/evidence";
import type { NotedKind, StoredFact } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";

const KIND_ORDER: readonly string[] = EVIDENCE_KINDS;

export type FactsQuery = { readonly range: TimeRange; readonly kinds: readonly NotedKind[] };

/** Evidence of these kinds in a range, oldest first; within a millisecond in the order of kinds. */
export function readFacts(context: ReadContext, { range, kinds }: FactsQuery): StoredFact[] {
  return context.read(() => {
    const [first, last] = [dayOf(range.from), dayOf(range.to - 1)];
    const days = [...context.openDays()].filter((day) => day >= first && day <= last);
    return days
      .flatMap((day) => kinds.flatMap((kind) => factsOf(context, day, kind, range)))
      .sort(inOrder);
  });
}

function factsOf(context: ReadContext, day: number, kind: NotedKind, range: TimeRange) {
  const { evidence, noted } = dayTables(day);
  const name = context.names.find(kind);
  if (name === null) return [];
  // A cross join keeps the order of the tables: by time through the notes, one look-up for each.
  const rows = preparedRaw(
    context.db,
    `select e.at, e.line, e.source, e.offset, e.bytes, e.fact from ${noted} n
     cross join ${evidence} e on e.trace = n.trace and e.at = n.at and e.line = n.line
     where n.kind = ? and n.at >= cast(? as integer) and n.at < cast(? as integer)`,
  ).all(name, range.from, range.to);
  return rows.map((row) => storedFact(context, row));
}

function storedFact(context: ReadContext, row: readonly Value[]): StoredFact {
  const [at = 0, lineId = 0, source = 0, offset = 0, bytes = 0] = row as number[];
  const { gateway, region, runtime, path } = context.source(source);
  return {
    gateway: context.names.textOf(gateway) ?? "",
    region: context.names.textOf(region),
    runtime: context.names.textOf(runtime) as Runtime | null,
    ...{ source: path, offset, bytes, lineId },
    evidence: decodeEvidence(at, row[5] as string, context.names),
  };
}

function inOrder(a: StoredFact, b: StoredFact): number {
  return (
    a.evidence.at - b.evidence.at ||
    KIND_ORDER.indexOf(a.evidence.kind) - KIND_ORDER.indexOf(b.evidence.kind) ||
    a.lineId - b.lineId
  );
}
