import type { OfDraft } from "@/lib/contracts/route-drafts";
import type { RouteChecks } from "@/lib/contracts/route-facts";
import type { CheckIssue } from "@/lib/core/routes/check-issue";
import { checkTable } from "@/lib/core/routes/check-table";
import type { ReviewRefusal } from "@/lib/core/routes/review-refusal";
import { NO_FACTS, type RouteFacts } from "@/lib/core/routes/route-facts";
import { demand } from "./demand";
import { routeBase } from "./route-base";
import { knownDraft } from "./route-review";
import type { RouteStores } from "./route-stores";

/** GET /api/v1/routes/drafts/{id}/checks: of the draft as it was last saved. */
export async function showRouteChecks(stores: RouteStores, { id }: OfDraft): Promise<RouteChecks> {
  demand(stores, "routes.read");
  const { table, base, text, textHash } = knownDraft(stores.control, id);
  const from = await routeBase(stores, table, base);
  const facts = await factsOf(stores, table);
  const issues = issuesOf(stores, { text, baseText: from.text }, facts);
  return {
    asOf: facts === NO_FACTS ? null : facts.asOf,
    gateways: facts.gateways,
    textHash,
    issues: issues?.map((issue) => ({ ...issue, path: [...issue.path] })) ?? null,
    toTick: toTick(issues ?? []).map(({ id: warning }) => warning),
  };
}

export type CheckedTexts = {
  readonly table: string;
  readonly text: string;
  readonly baseText: string | null;
};

/** What the checks have against handing in or committing a text; `null`: nothing. */
export async function checksRefusal(
  stores: RouteStores,
  texts: CheckedTexts,
): Promise<ReviewRefusal | null> {
  return errorsIn(issuesOf(stores, texts, await factsOf(stores, texts.table)));
}

/** What they have against an approval, which has to tick every warning that is new. */
export async function approvalRefusal(
  stores: RouteStores,
  texts: CheckedTexts,
  ticked: readonly string[],
): Promise<ReviewRefusal | null> {
  const issues = issuesOf(stores, texts, await factsOf(stores, texts.table));
  const left = toTick(issues ?? []).filter(({ id }) => !ticked.includes(id));
  return (
    errorsIn(issues) ??
    (left.length === 0 ? null : { code: "warnings_left", ids: left.map(({ id }) => id) })
  );
}

/** Warnings that nobody had to tick, because it is an emergency: how many there are of each code. */
export async function openWarnings(
  stores: RouteStores,
  texts: CheckedTexts,
): Promise<Readonly<Record<string, number>>> {
  // An emergency does not wait for evidence that cannot be read: then the document alone counts.
  const facts = await factsOf(stores, texts.table).catch(() => NO_FACTS);
  const open = toTick(issuesOf(stores, texts, facts) ?? []);
  return Object.fromEntries(
    [...Map.groupBy(open, ({ code }) => code)].map(([code, some]) => [code, some.length]),
  );
}

/** What evidence says; where there is none yet, checks are of the document alone. */
export async function factsOf({ facts }: RouteStores, table: string | null): Promise<RouteFacts> {
  return (await facts?.(table)) ?? NO_FACTS;
}

/** `null`: the text is no table, which the rules of review refuse by themselves. */
function issuesOf(
  { readTable }: RouteStores,
  { text, baseText }: Omit<CheckedTexts, "table">,
  facts: RouteFacts,
): CheckIssue[] | null {
  const read = readTable(text);
  if (read.kind !== "table") return null;
  const before = baseText === null ? null : readTable(baseText);
  const base = before?.kind === "table" ? before.table : null;
  return checkTable({ table: read.table, base, facts });
}

function errorsIn(issues: readonly CheckIssue[] | null): ReviewRefusal | null {
  const errors = (issues ?? []).filter(({ severity }) => severity === "error");
  return errors.length === 0 ? null : { code: "checks_failed", errors: errors.length };
}

function toTick(issues: readonly CheckIssue[]): readonly CheckIssue[] {
  return issues.filter(({ severity, isNew }) => severity === "warning" && isNew);
}
