import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import type { ModelFact, RouteFacts } from "@/lib/core/routes/route-facts";
import type { ModelRef, RouteTable } from "@/lib/core/routes/route-table";

export type ModelChoice = {
  readonly model: ModelRef;
  readonly fact: ModelFact | null;
  /** What an alias stands for. */
  readonly standsFor: ModelRef | null;
};

/** Everything that a chain may name: seen in traffic (most attempts first), labelled, written in the table, and its aliases. */
export function modelChoices(table: RouteTable, facts: RouteFacts): ModelChoice[] {
  const choices = new Map<string, ModelChoice>();
  for (const fact of facts.models) {
    choices.set(fact.model, { model: fact.model, fact, standsFor: null });
  }
  for (const [alias, standsFor] of Object.entries(table.aliases ?? {})) {
    choices.set(alias, { model: alias, fact: choices.get(standsFor)?.fact ?? null, standsFor });
  }
  const others = [
    ...Object.keys(facts.capabilities.models),
    ...Object.keys(table.capabilities ?? {}),
    ...Object.values(table.scenarios).flatMap(({ primary, fallbacks = [] }) => [
      ...(primary === undefined ? [] : [primary]),
      ...fallbacks,
    ]),
  ];
  for (const model of others) {
    if (model !== "" && !choices.has(model))
      choices.set(model, { model, fact: null, standsFor: null });
  }
  return [...choices.values()];
}

/** What the last 24 hours say of a model, with n: "served 98 % · P95 4.20 s · 429 1.2 % · n 1 204". */
export function dayWords(fact: ModelFact | null): string {
  if (fact === null) return "never seen in traffic";
  const { day } = fact;
  if (day === null) return "not seen in the last 24 h";
  const { rated, p95Ms, attempts } = day;
  const of = (count: number) => (rated.attempts === 0 ? null : count / rated.attempts);
  return [
    `served ${formatShare(of(rated.succeeded))}`,
    `P95 ${formatLatency(p95Ms)}`,
    `429 ${formatShare(of(rated.rateLimited))}`,
    `n ${formatCount(rated.attempts === 0 ? attempts : rated.attempts)}`,
  ].join(" · ");
}
