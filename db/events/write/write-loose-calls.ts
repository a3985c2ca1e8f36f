import type { NodeLoader } from "@/db/events/store/evidence-component";
import type { GroupNode } from "@/db/events/store/load-group";
import { looseCalls } from "@/db/events/store/loose-calls";
import type { Names } from "@/db/events/store/names";
import { prepared } from "@/db/events/store/prepared";

/** Notes the calls of a group that no id joins to another group, and forgets those that one joins now. */
export function writeLooseCalls(loader: NodeLoader, names: Names, node: GroupNode): void {
  const { context } = loader;
  const loose = loader.linked(node).length === 0;
  for (const { lineId, source, value } of node.lines) {
    for (const call of looseCalls(value)) {
      const key = [
        ...[call.side, names.idOf(context.gatewayOf(source))],
        ...[names.idOf(call.provider), names.idOf(call.model), call.at, lineId],
      ];
      if (loose) {
        prepared(
          context.db,
          `insert into loose_calls (side, gateway, provider, model, started_at, line, at, "group")
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
        ).run(...key, value.at, node.hash);
      } else {
        prepared(
          context.db,
          `delete from loose_calls where side = ? and gateway = ? and provider = ? and model = ?
           and started_at = ? and line = ?`,
        ).run(...key);
      }
    }
  }
}
