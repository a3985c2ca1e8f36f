import type { RouteVersionRow } from "@/db/control/add-route-version";
import type { RouteVersionWire } from "@/lib/contracts/route-versions";
import type { RouteStores } from "./route-stores";
import { type TicketUrl, ticketUrlOf } from "./ticket-url";

/** Versions as they are told, in the order given. */
export async function routeVersionWires(
  stores: RouteStores,
  rows: readonly RouteVersionRow[],
): Promise<RouteVersionWire[]> {
  const links = new Map<string, TicketUrl>();
  for (const { table } of rows) {
    if (!links.has(table)) links.set(table, await ticketUrlOf(stores, table));
  }
  return rows.map((row) => ({ ...row, ticketUrl: links.get(row.table)?.(row.ticket) ?? null }));
}

/** One of them. */
export async function routeVersionWire(
  stores: RouteStores,
  row: RouteVersionRow,
): Promise<RouteVersionWire> {
  return { ...row, ticketUrl: (await ticketUrlOf(stores, row.table))(row.ticket) };
}
