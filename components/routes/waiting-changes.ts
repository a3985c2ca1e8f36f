import type { RouteDraftLineWire, RouteTables } from "@/lib/contracts/route-versions";

type Listed = Pick<RouteTables, "newTables" | "emergencies"> & {
  readonly tables: readonly Pick<RouteTables["tables"][number], "drafts">[];
};

/** Changes of all tables that need something of who looks at them; committed ones without approvals first. */
export function waitingChanges({ tables, newTables, emergencies }: Listed): RouteDraftLineWire[] {
  const open = [...tables.flatMap(({ drafts }) => drafts), ...newTables];
  return [...emergencies, ...open].filter(({ waits }) => waits !== null);
}
