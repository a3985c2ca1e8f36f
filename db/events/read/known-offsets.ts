import { preparedRaw } from "@/db/events/store/prepared";
import type { ReadContext } from "./read-context";

/** How far each file of a Gateway that is not gone was read, by its path. */
export function knownOffsets(context: ReadContext, gateway: string): Map<string, number> {
  const id = context.names.find(gateway);
  if (id === null) return new Map();
  const rows = preparedRaw(
    context.db,
    `select s.path, max(c.offset) from checkpoints c
     join sources s on s.gateway = c.gateway and s.file = c.file
     where c.gateway = ? and not c.gone group by s.path`,
  ).all(id);
  return new Map(rows.map(([path, offset]) => [path as string, offset as number]));
}
