import type { Finding, Notice, NowQuery } from "@/lib/contracts/now";
import { byImpact } from "@/lib/core/verdict/impact";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readNow } from "@/lib/services/read-now";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const COLUMNS = [
  ...["kind", "outcome", "symptom", "ongoing", "gateways", "region", "runtime", "providers"],
  ...["models", "keys", "count", "of", "exhausted", "hidden", "since", "until", "reason", "impact"],
];

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/**
 * What the verdict is made of, findings and notices together: what goes on first, then by impact. Several
 * values of a cell are separated by spaces; `kind` is `failures` or that of the notice.
 */
export async function nowCsv(stores: ConsoleStores, query: NowQuery): Promise<Response> {
  const { findings, notices } = await readNow(stores, query);
  const all = [
    ...findings.map((one) => ({ ...one, cells: findingCells(one) })),
    ...notices.map((one) => ({ ...one, cells: noticeCells(one) })),
  ].sort(byImpact);
  const rows = all.map(({ ongoing, impact, cells }) => ({
    ...cells,
    ongoing: String(ongoing),
    impact,
  }));
  return csvResponse("findings", COLUMNS, rows);
}

function findingCells(finding: Finding): Row {
  const { outcome, symptom, where, gateways, providers, key, count, of, requests } = finding;
  return {
    kind: "failures",
    ...{ outcome, symptom, count, of },
    gateways: gateways.join(" "),
    region: where.region ?? null,
    runtime: where.runtime ?? null,
    providers: providers.join(" "),
    models: where.model ?? null,
    keys: key === null ? null : (key.label ?? key.id),
    exhausted: requests?.exhausted ?? null,
    hidden: requests?.hidden ?? null,
    since: isoTime(finding.since),
    until: isoTime(finding.until),
  };
}

function noticeCells(notice: Notice): Row {
  switch (notice.kind) {
    case "key_out":
      return {
        ...placed(notice, [notice.key]),
        ...{ symptom: notice.symptom, reason: notice.reason },
        since: isoTime(notice.since),
        until: isoTime(notice.until),
      };
    case "keys_cooling":
      return {
        ...placed(notice, notice.keys),
        ...{ symptom: notice.symptom, reason: notice.reason },
        until: isoTime(notice.until),
      };
    case "key_stuck":
      return { ...placed(notice, [notice.key]), ...seen(notice) };
    case "shared_budget":
      return {
        ...placed(notice, notice.keys),
        ...seen(notice),
        ...{ symptom: notice.symptom, count: notice.count, of: notice.of },
      };
    case "silent":
      return {
        ...{ kind: notice.kind, symptom: notice.symptom, count: notice.count },
        gateways: notice.gateways.join(" "),
        models: `${notice.requested} > ${notice.served}`,
      };
    case "left_behind":
      return {
        ...{ kind: notice.kind, gateways: notice.gateway, runtime: notice.runtime },
        ...{ providers: notice.provider, count: notice.count },
        models: `${notice.model} > ${notice.to}`,
        since: isoTime(notice.since),
      };
    case "stopped":
      return {
        ...{ kind: notice.kind, gateways: notice.gateway, region: notice.region },
        since: isoTime(notice.lastAt),
      };
  }
}

type Keyed = { kind: string; gateway: string; provider: string };

function placed({ kind, gateway, provider }: Keyed, keys: readonly NamedKey[]): Row {
  const named = keys.map(({ id, label }) => label ?? id).join(" ");
  return { kind, gateways: gateway, providers: provider, keys: named };
}

type NamedKey = { id: string; label: string | null };

function seen({ firstAt, lastAt }: { firstAt: number; lastAt: number }): Row {
  return { since: isoTime(firstAt), until: isoTime(lastAt) };
}
