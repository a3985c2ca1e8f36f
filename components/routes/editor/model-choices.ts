import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import type { ModelFact, RouteFacts } from "@/lib/core/routes/route-facts";
import type { ModelRef, RouteTable } from "@/lib/core/routes/route-table";
import type { EpochMs } from "@/lib/core/time/range";

export type ModelChoice = {
  readonly model: ModelRef;
  readonly fact: ModelFact | null;
  /** When Gateways of other environments called it last, and these never did; `null`: nobody did, or these do. */
  readonly elsewhereAt: EpochMs | null;
  /** What an alias stands for. */
  readonly standsFor: ModelRef | null;
};

/** Everything that a chain may name: seen in traffic (most attempts first), then elsewhere, labelled, written in the table, and its aliases. */
export function modelChoices(table: RouteTable, facts: RouteFacts): ModelChoice[] {
  const choices = new Map<string, ModelChoice>();
  for (const fact of facts.models) {
    choices.set(fact.model, { model: fact.model, fact, elsewhereAt: null, standsFor: null });
  }
  for (const { model, lastSeenAt } of facts.elsewhere) {
    choices.set(model, { model, fact: null, elsewhereAt: lastSeenAt, standsFor: null });
  }
  for (const [alias, standsFor] of Object.entries(table.aliases ?? {})) {
    const { fact = null, elsewhereAt = null } = choices.get(standsFor) ?? {};
    choices.set(alias, { model: alias, fact, elsewhereAt, standsFor });
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
      choices.set(model, { model, fact: null, elsewhereAt: null, standsFor: null });
  }
  return [...choices.values()];
}

/** What the last 24 hours say of a model, with n: "served 98 % · P95 4.20 s · 429 1.2 % · n 1 204". */
export function dayWords(choice: ModelChoice | undefined): string {
  const { fact = null, elsewhereAt = null } = choice ?? {};
  if (fact === null) {
    return elsewhereAt === null
      ? "never seen in traffic"
      : "called on Gateways of other environments only";
  }
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
