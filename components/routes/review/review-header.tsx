"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTime } from "@/components/console/use-time";
import { versionHref } from "@/components/routes/version-href";
import { buttonLook } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { DRAFT_STATE_WORDS, neededWords } from "@/lib/charts/route-review-words";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { useOthersHere } from "./use-others-here";

/** Which change it is, whose, on what base, and what it still needs. */
export function ReviewHeader({ draft }: { draft: RouteDraftWire }) {
  const { timeAgo } = useTime();
  const judge = draft.steps.judge;
  return (
    <header className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="text-12 text-ink-3">
            <Link href={`/routes/tables/${encodeURIComponent(draft.table)}`} className="link">
              {draft.table}
            </Link>{" "}
            · {DRAFT_STATE_WORDS[draft.state]}
          </p>
          <h2 className="text-20 font-semibold break-words">{draft.title || "No title yet"}</h2>
        </div>
        {draft.steps.save.allowed ? (
          <Link
            href={`/routes/drafts/${encodeURIComponent(draft.id)}/edit`}
            className={buttonLook({ size: "m" })}
          >
            Edit
          </Link>
        ) : null}
      </div>
      <p className="max-w-prose text-14">{neededWords(draft)}</p>
      {judge.allowed || judge.why === null ? null : (
        <p className="max-w-prose text-ink-2">You cannot approve it: {judge.why}</p>
      )}
      {draft.reason === "" ? null : (
        <p className="max-w-prose whitespace-pre-wrap text-ink-2">{draft.reason}</p>
      )}
      {draft.emergency === null ? null : (
        <p className="border-l-2 border-warn py-0.5 pl-3">
          <strong className="font-semibold text-warn">Emergency commit. </strong>
          {draft.emergency}
        </p>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-13 [&_dt]:text-12 [&_dt]:text-ink-3">
        <Fact name="Written by">{draft.authors.map(({ name }) => name).join(", ")}</Fact>
        <Fact name="Last saved">
          {timeAgo(draft.savedAt)} by {draft.savedBy}, revision {draft.revision}
        </Fact>
        <Fact name="Base">
          {draft.base === null ? (
            "None: the table is new"
          ) : (
            <>
              <CopyId id={draft.base} kind="commit" />{" "}
              {draft.isStale ? (
                <strong className="font-semibold text-warn">stale: a newer version is live</strong>
              ) : (
                "is the live version"
              )}
            </>
          )}
        </Fact>
        {draft.ticket === null ? null : (
          <Fact name="Ticket">
            {draft.ticketUrl === null ? (
              draft.ticket
            ) : (
              <a href={draft.ticketUrl} className="link" rel="noreferrer">
                {draft.ticket}
              </a>
            )}
          </Fact>
        )}
        {draft.version === null ? null : (
          <Fact name="Version">
            <Link className="link" href={versionHref({ table: draft.table, sha: draft.version })}>
              {draft.version.slice(0, 10)}
            </Link>
          </Fact>
        )}
        <OthersHere draft={draft} />
      </dl>
    </header>
  );
}

function OthersHere({ draft }: { draft: RouteDraftWire }) {
  const others = useOthersHere(draft);
  if (others.length === 0) return null;
  return (
    <Fact name="Also here">
      {others.map(({ name, isEditing }) => (isEditing ? `${name} (editing)` : name)).join(", ")}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt>{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
