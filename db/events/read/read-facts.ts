import { dayOf } from "@/db/events/store/day-tables";
import type { Runtime } from "@/lib/core/attempt/attempt";
import { EVIDENCE_KINDS } from "@/lib/core/attempt/evidence";
import type { NotedKind, StoredFact } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import type { KnownFact } from "./known-facts";
import type { ReadContext } from "./read-context";

const KIND_ORDER: readonly string[] = EVIDENCE_KINDS;

export type FactsQuery = { readonly range: TimeRange; readonly kinds: readonly NotedKind[] };

/** Evidence of these kinds in a range, oldest first; within a millisecond in the order of kinds. */
export function readFacts(context: ReadContext, { range, kinds }: FactsQuery): StoredFact[] {
  return context.read(() => {
    const [first, last] = [dayOf(range.from), dayOf(range.to - 1)];
    const days = [...context.openDays()].filter((day) => day >= first && day <= last);
    return days.flatMap((day) =>
      kinds.flatMap((kind) => factsOf(context, day, kind, range)).sort(inOrder),
    );
  });
}

function factsOf(context: ReadContext, day: number, kind: NotedKind, { from, to }: TimeRange) {
  return context.facts
    .of(day, kind)
    .filter(({ evidence: { at } }) => at >= from && at < to)
    .map((fact) => storedFact(context, fact));
}

function storedFact(
  context: ReadContext,
  { source: id, offset, bytes, lineId, evidence }: KnownFact,
): StoredFact {
  const { gateway, region, runtime, path } = context.source(id);
  return {
    gateway: context.names.textOf(gateway) ?? "",
    region: context.names.textOf(region),
    runtime: context.names.textOf(runtime) as Runtime | null,
    ...{ source: path, offset, bytes, lineId, evidence },
  };
}

function inOrder(a: StoredFact, b: StoredFact): number {
  return (
    a.evidence.at - b.evidence.at ||
    KIND_ORDER.indexOf(a.evidence.kind) - KIND_ORDER.indexOf(b.evidence.kind) ||
    a.lineId - b.lineId
  );
}
