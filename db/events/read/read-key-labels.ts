import { preparedRaw } from "@/db/events/store/prepared";
import type { ReadContext } from "./read-context";

/** Names of keys by id. */
export function readKeyLabels(context: ReadContext): Map<string, string> {
  const rows = preparedRaw(context.db, "select key, label from key_labels").all();
  return new Map(rows as unknown as [string, string][]);
}
