import { attemptId } from "@/db/events/store/attempt-row";
import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { decodeId, type StoredId } from "@/db/events/store/id-codec";
import { preparedRaw } from "@/db/events/store/prepared";
import type { KeyUse, KeyUseQuery, UsedAt } from "@/lib/core/key/key-use";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { ReadContext } from "./read-context";

/** The first call that each query asks for. */
export function readFirstUse(
  context: ReadContext,
  queries: readonly KeyUseQuery[],
): (UsedAt | null)[] {
  return answerEach(context, queries, (calls) => endmost(context, calls, "asc"));
}

/** All calls that each query asks for: how many, the first and the last to end. */
export function readKeyUse(context: ReadContext, queries: readonly KeyUseQuery[]): KeyUse[] {
  return answerEach(context, queries, (calls) => {
    const first = endmost(context, calls, "asc");
    const last = first && endmost(context, calls, "desc");
    return first && last && { count: count(context, calls), first, last };
  });
}

/** A query, with the slices that it is about as JSON, and the days that there are. */
type Calls = {
  readonly query: KeyUseQuery;
  readonly slices: string;
  readonly open: ReadonlySet<Day>;
};

function answerEach<T>(
  context: ReadContext,
  queries: readonly KeyUseQuery[],
  answer: (calls: Calls) => T | null,
): (T | null)[] {
  return context.read(() => {
    const slices = new KeySlices(context);
    const open = context.openDays();
    return queries.map((query) => {
      if (query.range.from >= query.range.to) return null;
      const ids = slices.of(query);
      return ids === null ? null : answer({ query, slices: ids, open });
    });
  });
}

/** Finds the slices of a key by its names: a pass over all of them for each query would cost more than the reads. */
class KeySlices {
  readonly #byKey = new Map<string, { readonly model: number; readonly id: number }[]>();
  readonly #known = new Map<string, string | null>();

  constructor(private readonly context: ReadContext) {
    for (const { id, values } of context.slicesOf(WIDE_CUBE)) {
      const [gateway, , , provider, model, key] = values;
      const name = `${gateway} ${provider} ${key}`;
      const own = this.#byKey.get(name);
      if (own) own.push({ model, id });
      else this.#byKey.set(name, [{ model, id }]);
    }
  }

  /** Their ids as JSON; `null`: there is none. */
  of({ gateways, provider, keyId, model }: KeyUseQuery): string | null {
    const name = `${gateways.join("\u0000")}\u0001${provider}\u0001${keyId}\u0001${model ?? "\u0002"}`;
    let found = this.#known.get(name);
    if (found === undefined) {
      const { names } = this.context;
      const [providerId, key] = [names.find(provider), names.find(keyId)];
      const modelId = model === null ? null : names.find(model);
      const ids = gateways
        .flatMap((gateway) => this.#byKey.get(`${names.find(gateway)} ${providerId} ${key}`) ?? [])
        .filter((slice) => model === null || slice.model === modelId)
        .map(({ id }) => id);
      found = ids.length === 0 ? null : JSON.stringify(ids);
      this.#known.set(name, found);
    }
    return found;
  }
}

function endmost(context: ReadContext, calls: Calls, order: "asc" | "desc"): UsedAt | null {
  const days = daysOf(calls);
  for (const day of order === "asc" ? days : days.toReversed()) {
    const row = preparedRaw(
      context.db,
      `${callsSql(day, "at, line, slice, request", calls)} order by at ${order}, line ${order} limit 1`,
    ).get(...boundOf(calls));
    if (row === undefined) continue;
    const [at, line, slice, request] = row as [number, number, number, StoredId];
    const [gateway = 0] = context.slices.valuesOf(slice);
    return {
      id: attemptId(at, line),
      requestId: decodeId(request),
      gateway: context.names.textOf(gateway) ?? "",
      at,
    };
  }
  return null;
}

function count(context: ReadContext, calls: Calls): number {
  return daysOf(calls).reduce((sum, day) => {
    const row = preparedRaw(context.db, callsSql(day, "count(*)", calls)).get(...boundOf(calls));
    return sum + Number(row?.[0] ?? 0);
  }, 0);
}

function callsSql(day: Day, columns: string, { query }: Calls): string {
  return `select ${columns} from ${dayTables(day).attempts}
    where at >= ? and at < ? and at - latency >= ? and slice in (select value from json_each(?))
    ${query.succeeded ? `and outcome = ${OK_CODE}` : ""}`;
}

function boundOf({ query: { range }, slices }: Calls): (number | string)[] {
  return [range.from, range.to, range.from, slices];
}

/** Oldest first. */
function daysOf({ query: { range }, open }: Calls): Day[] {
  const first = dayOf(range.from);
  const length = dayOf(range.to - 1) - first + 1;
  return Array.from({ length }, (_, index) => first + index).filter((day) => open.has(day));
}
