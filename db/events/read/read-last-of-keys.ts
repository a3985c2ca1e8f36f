import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { type KeyName, keyName } from "@/lib/core/key/penalty";
import { WIDE_CUBE } from "@/lib/core/rollup/cubes";
import type { LastOfKey, LastOfKeysQuery } from "@/lib/core/store/event-store";
import type { TimeRange } from "@/lib/core/time/range";
import { readAttempts } from "./read-attempts";
import type { ReadContext } from "./read-context";
import { admittedOutcomes, Groups, select } from "./selection";

type Last = { failureAt: number | null; successAt: number | null };
type Side = keyof Last;

/** Rows to walk cost little, and hold all keys that are in use; to look for one by itself costs more. */
const MOST_ROWS = 5_000;
const BY = ["gateway", "provider", "key"] as const;

/** When each of these keys was last seen to fail and to succeed. */
export function readLastOfKeys(context: ReadContext, query: LastOfKeysQuery): LastOfKey[] {
  return context.read(() => {
    const walked = walk(context, query);
    return query.keys.map((key) => {
      const found = walked.get(keyName(key));
      const at = (side: Side) => found?.[side] ?? lookUp(context, query, key, side);
      const { gateway, provider, keyId, failed, succeeded } = key;
      return {
        ...{ gateway, provider, keyId },
        failureAt: failed ? at("failureAt") : null,
        successAt: succeeded ? at("successAt") : null,
      };
    });
  });
}

/** The last times of the keys among the newest rows, by their names. */
function walk(
  context: ReadContext,
  { range, filter, walked = MOST_ROWS }: LastOfKeysQuery,
): Map<string, Last> {
  const groups = new Groups(BY);
  const { groupOf } = select(context, WIDE_CUBE, filter, groups);
  const admitted = admittedOutcomes(filter);
  const last: (Last | undefined)[] = [];
  let rows = 0;
  for (const day of newestFirst(context, range)) {
    const newest = preparedRaw(
      context.db,
      `select at, slice, outcome from ${dayTables(day).attempts} where at >= ? and at < ?
       order by at desc, line desc limit ?`,
    );
    for (const row of newest.all(range.from, range.to, walked - rows)) {
      const [at, slice, outcome] = row as [number, number, number];
      rows++;
      const group = groupOf.get(slice);
      if (group === undefined || (admitted & (1 << outcome)) === 0) continue;
      const side: Side = outcome === OK_CODE ? "successAt" : "failureAt";
      last[group] ??= { failureAt: null, successAt: null };
      last[group][side] ??= at;
    }
    if (rows >= walked) break;
  }
  return new Map(
    groups.values.flatMap((ids, index) => {
      const [gateway = "", provider = "", keyId = ""] = ids.map(
        (id) => context.names.textOf(id) ?? "",
      );
      const found = last[index];
      return found ? [[keyName({ gateway, provider, keyId }), found] as const] : [];
    }),
  );
}

function lookUp(
  context: ReadContext,
  { range, filter }: LastOfKeysQuery,
  { gateway, provider, keyId }: KeyName,
  side: Side,
): number | null {
  const only = { gateway: [gateway], provider: [provider || null], key: [keyId] };
  const { attempts } = readAttempts(context, {
    range,
    filter: {
      ...filter,
      include: { ...filter.include, ...only },
      outcomes: side === "successAt" ? ["ok"] : filter.outcomes,
      notOutcomes: side === "successAt" ? [] : [...filter.notOutcomes, "ok"],
    },
    limit: 1,
    cursor: null,
  });
  return attempts[0]?.at ?? null;
}

function newestFirst(context: ReadContext, { from, to }: TimeRange): Day[] {
  const first = dayOf(from);
  const last = dayOf(to - 1);
  return [...context.openDays()].filter((day) => day >= first && day <= last).sort((a, b) => b - a);
}
