import type { GroupContext } from "@/db/events/store/load-group";
import type { ReadContext } from "./read-context";

/** What groups of evidence are read with. */
export function groupContext(context: ReadContext): GroupContext {
  return {
    db: context.db,
    names: context.names,
    hasEvidence: (day) => context.hasEvidence(day),
    gatewayOf: (source) => context.names.textOf(context.source(source).gateway) ?? "",
  };
}
