import { ATTEMPT_COLUMNS, atOf, sliceOf } from "@/db/events/store/attempt-row";
import { OK_CODE } from "@/db/events/store/codes";
import { type Day, dayTables } from "@/db/events/store/day-tables";
import { preparedRaw } from "@/db/events/store/prepared";
import { plainKind } from "@/db/events/store/request-row";
import type { EpochMs, TimeRange } from "@/lib/core/time/range";
import type { ReadContext } from "./read-context";
import { withoutRequest } from "./read-requests";

/** The plain tuples of a part of a day, by time and kind. Parts are short: the rest is in the sums. */
export function plainCounts(
  context: ReadContext,
  day: Day,
  { from, to }: TimeRange,
): { at: EpochMs; kind: number }[] {
  const rows = preparedRaw(
    context.db,
    `select ${ATTEMPT_COLUMNS} from ${dayTables(day).attempts}
     where at >= ? and at < ? and outcome = ${OK_CODE} and evidence is null`,
  ).all(from, to);
  return withoutRequest(context, rows).flatMap((row) => {
    const [gateway, region, runtime, provider, model] = context.slices.valuesOf(sliceOf(row));
    const kind = context.requestKinds.find(
      plainKind({ gateway, region, runtime }, provider, model),
    );
    return kind === null ? [] : [{ at: atOf(row), kind }];
  });
}
