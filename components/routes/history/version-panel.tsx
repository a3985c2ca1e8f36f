"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useId, useState } from "react";
import { useMay } from "@/components/account/use-may";
import { PanelFailure } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { Segmented } from "@/components/ui/segmented";
import { SelectField } from "@/components/ui/select-field";
import { Skeleton } from "@/components/ui/skeleton";
import { reviewerName } from "@/lib/charts/reviewer-name";
import { routeVersionQuery } from "@/lib/client/route-versions-query";
import type { RouteVersionDetail, RouteVersionWire } from "@/lib/contracts/route-versions";
import { BlameView } from "./blame-view";
import { DifferenceView } from "./difference-view";
import { EffectView } from "./effect-view";
import { ExportView } from "./export-view";
import { RevertDialog } from "./revert-dialog";
import { HISTORY_VIEWS, useHistoryChoice } from "./use-history-choice";

const VIEW_WORDS = {
  words: "In words",
  text: "As text",
  blame: "Who wrote it",
  effect: "Before and after",
  export: "For a Gateway",
} as const;

export type VersionPanelProps = {
  table: string;
  sha: string;
  /** Those on the page, to set it beside. */
  versions: readonly RouteVersionWire[];
};

/** One version: what it says of itself, what it changed, and what traffic did then. */
export function VersionPanel({ table, sha, versions }: VersionPanelProps) {
  const id = useId();
  const { view, choose } = useHistoryChoice();
  const version = useQuery(routeVersionQuery({ table, sha }));
  if (version.data === undefined) {
    if (version.isError) return <PanelFailure error={version.error} retry={version.refetch} />;
    return (
      <div role="status" aria-label="Reading">
        <Skeleton className="h-40" />
      </div>
    );
  }
  const { version: own } = version.data;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <header className="flex flex-wrap items-center gap-2 border-b pb-1.5">
        <h3 id={id} className="min-w-0 flex-1 basis-60 text-14 font-semibold break-words">
          Version {own.number}: {own.title}
        </h3>
        <Segmented
          label="Show the version"
          value={view}
          choices={HISTORY_VIEWS.map((value) => ({ value, text: VIEW_WORDS[value] }))}
          onChoose={(next) => choose({ view: next === "words" ? null : next })}
          className="max-w-full overflow-x-auto"
        />
      </header>
      <About detail={version.data} />
      {view === "words" || view === "text" ? (
        <DifferenceView
          table={table}
          version={own}
          view={view}
          beside={<Beside own={own} versions={versions} />}
        />
      ) : null}
      {view === "blame" ? <BlameView table={table} sha={sha} /> : null}
      {view === "effect" ? <EffectView table={table} sha={sha} /> : null}
      {view === "export" ? <ExportView table={table} sha={sha} /> : null}
    </section>
  );
}

/** Which version it is set beside: the one before, or any other. */
function Beside({
  own,
  versions,
}: {
  own: RouteVersionWire;
  versions: readonly RouteVersionWire[];
}) {
  const { from, choose } = useHistoryChoice();
  const others = versions.filter(({ sha }) => sha !== own.sha);
  if (others.length === 0) return null;
  return (
    <div className="max-w-md">
      <SelectField
        label="Beside"
        hint=""
        value={from ?? ""}
        onChange={({ target }) => choose({ from: target.value === "" ? null : target.value })}
      >
        <option value="">the version before</option>
        {others.map(({ sha, number, title }) => (
          <option key={sha} value={sha}>
            {number}: {title}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function About({ detail: { version, isLive, after } }: { detail: RouteVersionDetail }) {
  const { time } = useTime();
  const may = useMay("routes.draft");
  const [reverting, setReverting] = useState(false);
  return (
    <>
      <p className="max-w-prose text-ink-2">
        By {version.authorName},{" "}
        {version.reviewers.length === 0
          ? "without a reviewer"
          : `reviewed by ${version.reviewers.map(reviewerName).join(", ")}`}
        ; in force since {time(version.at)}
        {isLive ? ", still" : after === null ? "" : ` until ${time(after.at)}`}.{" "}
        {version.draft === null ? (
          "Made elsewhere."
        ) : (
          <Link href={`/routes/drafts/${encodeURIComponent(version.draft)}`} className="link">
            Its review
          </Link>
        )}{" "}
        {version.ticket === null ? null : version.ticketUrl === null ? (
          version.ticket
        ) : (
          <a href={version.ticketUrl} className="link" rel="noreferrer">
            {version.ticket}
          </a>
        )}{" "}
        <CopyId id={version.sha} kind="commit" />
      </p>
      {version.reason === "" ? null : (
        <p className="max-w-prose whitespace-pre-wrap">{version.reason}</p>
      )}
      {isLive ? null : (
        <Button
          disabled={!may.allowed}
          title={may.why ?? undefined}
          onClick={() => setReverting(true)}
        >
          Bring it back
        </Button>
      )}
      {reverting ? <RevertDialog version={version} onClose={() => setReverting(false)} /> : null}
    </>
  );
}
