"use client";

import { useQuery } from "@tanstack/react-query";
import { FilePlus2, Import } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useMay } from "@/components/account/use-may";
import { PanelFrame } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { waitingChanges } from "@/components/routes/waiting-changes";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { formatCounted } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import { reviewerName } from "@/lib/charts/reviewer-name";
import { routeTablesQuery } from "@/lib/client/route-versions-query";
import type { RouteTables } from "@/lib/contracts/route-versions";
import { MINUTE_MS } from "@/lib/core/time/range";
import { BeginDialog } from "./begin-dialog";
import { DraftLines } from "./draft-lines";
import { ImportDialog } from "./import-dialog";
import { TeamLine } from "./team-line";

/** Which tables are in force, and which changes wait for somebody? */
export function RoutesScreen() {
  const tables = useQuery({ ...routeTablesQuery(), refetchInterval: MINUTE_MS });
  const draft = useMay("routes.draft");
  const [opened, setOpened] = useState<"begin" | "import" | null>(null);
  const names = tables.data?.tables.map(({ table }) => table) ?? [];
  return (
    <>
      <PanelFrame<RouteTables>
        title="Route tables"
        info={
          <Info about="route tables">
            <p>
              A route table says which models each scenario may use, in which order, and within
              which limits. A version is a commit: somebody wrote it, somebody else approved it, and
              it never changes.
            </p>
          </Info>
        }
        note={({ tables: all }) => formatCounted(all.length, "table")}
        actions={
          <>
            <Button
              disabled={!draft.allowed}
              title={draft.why ?? undefined}
              onClick={() => setOpened("import")}
            >
              <Import size={14} aria-hidden />
              Import a configuration
            </Button>
            <Button
              look="solid"
              disabled={!draft.allowed}
              title={draft.why ?? undefined}
              onClick={() => setOpened("begin")}
            >
              <FilePlus2 size={14} aria-hidden />
              Begin a change
            </Button>
          </>
        }
        query={tables}
      >
        {(answer) => <Tables answer={answer} />}
      </PanelFrame>
      {opened === "begin" ? <BeginDialog tables={names} onClose={() => setOpened(null)} /> : null}
      {opened === "import" ? <ImportDialog tables={names} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function Tables({ answer }: { answer: RouteTables }) {
  const { tables, newTables, emergencies, team } = answer;
  const waiting = waitingChanges(answer);
  return (
    <div className="space-y-8">
      {waiting.length === 0 ? null : (
        <section aria-label="Waits for you">
          <h3 className="text-14 font-medium">Waits for you</h3>
          <DraftLines label="Waits for you" drafts={waiting} />
        </section>
      )}
      {emergencies.length === 0 ? null : (
        <section aria-label="Committed without approvals" className="border-l-2 border-warn pl-3">
          <p className="font-semibold text-warn">
            {formatCounted(emergencies.length, "change was", "changes were")} committed without
            approvals, and nobody reviewed {emergencies.length === 1 ? "it" : "them"} since.
          </p>
          <DraftLines label="Committed without approvals" drafts={emergencies} />
        </section>
      )}
      {tables.length === 0 && newTables.length === 0 ? (
        <div className="max-w-prose space-y-2 py-4 text-ink-2">
          <h3 className="text-14 font-medium text-ink">No table yet</h3>
          <p>
            Import the configuration of a Gateway to see its routes as a table, or begin with an
            empty one. Nothing changes on any Gateway by that.
          </p>
        </div>
      ) : null}
      {tables.map(({ table, live, gateways, drafts }) => (
        <section key={table} aria-label={table}>
          <h3 className="text-14 font-medium">
            <Link href={`/routes/tables/${encodeURIComponent(table)}`} className="link">
              {table}
            </Link>
          </h3>
          <Live live={live} gateways={gateways} />
          {drafts.length === 0 ? (
            <p className="text-12 text-ink-3">No change is under way.</p>
          ) : (
            <DraftLines label={`Changes of ${table}`} drafts={drafts} />
          )}
        </section>
      ))}
      {newTables.length === 0 ? null : (
        <section aria-label="Tables without a version yet">
          <h3 className="text-14 font-medium">Tables without a version yet</h3>
          <DraftLines label="Tables without a version yet" drafts={newTables} />
        </section>
      )}
      {team === null ? null : <TeamLine team={team} />}
    </div>
  );
}

function Live({ live, gateways }: Pick<RouteTables["tables"][number], "live" | "gateways">) {
  const { timeAgo } = useTime();
  return (
    <p className="mb-1 text-ink-2">
      Version {live.number}, <span className="text-ink">{live.title}</span>, by {live.authorName}
      {live.reviewers.length === 0
        ? ", without a reviewer"
        : `, reviewed by ${live.reviewers.map(reviewerName).join(", ")}`}
      , in force since {timeAgo(live.at)}
      {" · for "}
      <Link href="/settings" prefetch={false} className="link">
        {gateways === null ? "any Gateway: nobody says which" : trafficOf(gateways)}
      </Link>
      {live.ticket === null ? null : (
        <>
          {" · "}
          {live.ticketUrl === null ? (
            live.ticket
          ) : (
            <a href={live.ticketUrl} className="link" rel="noreferrer">
              {live.ticket}
            </a>
          )}
        </>
      )}
    </p>
  );
}
