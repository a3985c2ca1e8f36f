import { liveRouteVersion } from "@/db/control/live-route-version";
import { readVersion } from "@/lib/git/read-version";
import type { RouteStores } from "./route-stores";

/** Where a ticket's page is. */
export type TicketUrl = (ticket: string | null) => string | null;

/** How the newest version of a table links its tickets: only to pages of the web, with the reference escaped. */
export async function ticketUrlOf(
  { control, repository, readTable }: Pick<RouteStores, "control" | "repository" | "readTable">,
  table: string,
): Promise<TicketUrl> {
  const live = liveRouteVersion(control, table);
  const found = live === null ? null : await readVersion(repository, live.sha, table);
  const read = found?.kind === "text" ? readTable(found.text) : null;
  const pattern = read?.kind === "table" ? (read.table.tickets?.url ?? null) : null;
  return (ticket) => {
    if (pattern === null || ticket === null || ticket.trim() === "") return null;
    const url = pattern.replaceAll("{ticket}", () => encodeURIComponent(ticket.trim()));
    return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
  };
}
