import { type Day, dayTables } from "./day-tables";
import { type GroupContext, groupsOfHash, linkedToHash } from "./load-group";
import { type GroupDay, joinedOver } from "./loose-calls";
import { preparedRaw } from "./prepared";

/** The groups of a day that the next day has something of too, and those that time may join over midnight. */
export function groupsOver(context: GroupContext, day: Day): GroupDay[] {
  if (!context.hasEvidence(day) || !context.hasEvidence(day + 1)) return [];
  const [old, next] = [dayTables(day), dayTables(day + 1)];
  const hashes = preparedRaw(
    context.db,
    `select hash from (select trace as hash from ${next.evidence} union select run from ${next.links})
     where exists (select 1 from ${old.evidence} where trace = hash)
       or exists (select 1 from ${old.links} where run = hash)`,
  ).all();
  const groups = hashes.flatMap(([hash]) => [
    ...groupsOfHash(context, hash as number, day),
    ...linkedToHash(context, hash as number, day),
  ]);
  return [...groups.map((group) => ({ group, day })), ...joinedOver(context, day)];
}
