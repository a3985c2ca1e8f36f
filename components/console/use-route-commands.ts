"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useRouteTables } from "@/components/routes/use-route-tables";
import { useConsoleState } from "./use-console-state";
import type { PaletteCommand } from "./use-palette-commands";

const GROUP = "Route tables";

/** Route tables and what is open of them, by name; nothing for whom may not read them. */
export function useRouteCommands(): readonly PaletteCommand[] {
  const known = useRouteTables();
  const router = useRouter();
  const { href } = useConsoleState();
  return useMemo(() => {
    if (known === undefined) return [];
    const go = (path: string, title: string, detail: string) => ({
      ...{ id: `route ${path}`, group: GROUP, title, detail },
      run: () => router.push(href(path)),
    });
    const drafts = [...known.tables.flatMap((table) => table.drafts), ...known.newTables];
    return [
      go("/routes", GROUP, "go"),
      ...known.tables.map(({ table, live }) =>
        go(`/routes/tables/${encodeURIComponent(table)}`, table, `version ${live.number}`),
      ),
      ...drafts.map(({ id, table, title }) =>
        go(`/routes/drafts/${encodeURIComponent(id)}`, title, `change of ${table}`),
      ),
    ];
  }, [known, router, href]);
}
