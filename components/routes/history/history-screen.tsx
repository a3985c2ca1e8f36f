"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { formatCounted } from "@/lib/charts/format-number";
import { routeVersionsQuery } from "@/lib/client/route-versions-query";
import type { RouteVersions } from "@/lib/contracts/route-versions";
import { useHistoryChoice } from "./use-history-choice";
import { VersionList } from "./version-list";
import { VersionPanel } from "./version-panel";

/** Who changed this table, when and why, and what did it do? */
export function HistoryScreen({ table }: { table: string }) {
  const { to, before } = useHistoryChoice();
  const versions = useQuery(routeVersionsQuery(table, before));
  return (
    <div className="space-y-8">
      <p className="text-12">
        <Link href="/routes" className="link">
          Route tables
        </Link>{" "}
        / {table}
      </p>
      <PanelFrame<RouteVersions>
        title={`Versions of ${table}`}
        note={({ total }) => formatCounted(total, "version")}
        query={versions}
      >
        {({ versions: all, next }) =>
          all.length === 0 ? (
            <p className="text-ink-2">
              This table has no version yet. A change of it becomes one after its review:{" "}
              <Link href="/routes" className="link">
                all changes
              </Link>
              .
            </p>
          ) : (
            <div className="space-y-8">
              <VersionList versions={all} next={next} chosen={to ?? all[0]?.sha ?? null} />
              <VersionPanel table={table} sha={to ?? all[0]?.sha ?? ""} versions={all} />
            </div>
          )
        }
      </PanelFrame>
    </div>
  );
}
