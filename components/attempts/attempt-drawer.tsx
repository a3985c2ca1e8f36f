"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Route } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { Button, buttonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { isWorthRetrying } from "@/lib/client/api-error";
import { attemptQuery } from "@/lib/client/attempt-query";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { AttemptFields } from "./attempt-fields";
import { AttemptVerdict } from "./attempt-verdict";
import { EvidenceLines } from "./evidence-lines";
import { useArrowKeys } from "./use-arrow-keys";
import { useOpenAttempt } from "./use-open-attempt";

export type AttemptDrawerProps = {
  /** What is loaded, in order: where up and down lead. */
  rows: readonly AttemptRow[];
  /** The reader has come near the last row. */
  onEnd: () => void;
};

/** One attempt: what it is and why in words, then its fields, then the lines it was put together from. */
export function AttemptDrawer({ rows, onEnd }: AttemptDrawerProps) {
  const [id, setId] = useOpenAttempt();
  // What is going away is still shown while it goes.
  const [shown, setShown] = useState(id);
  if (id !== null && id !== shown) setShown(id);
  const at = rows.findIndex((row) => row.id === id);

  function move(by: 1 | -1) {
    const next = rows[at + by];
    if (at === -1 || next === undefined) return;
    if (at + by >= rows.length - 3) onEnd();
    void setId(next.id, { history: "replace" });
  }
  useArrowKeys(id !== null, move);
  return (
    <Dialog
      title="Attempt"
      shape="drawer"
      className="w-[68rem] max-w-[min(100vw,92rem)] md:max-w-[92vw]"
      open={id !== null}
      onOpenChange={(open) => {
        if (!open) void setId(null);
      }}
    >
      <div className="space-y-6">
        <div className="flex items-center gap-2">
          <Button size="s" disabled={at <= 0} onClick={() => move(-1)}>
            <ChevronUp size={14} aria-hidden />
            Newer
          </Button>
          <Button size="s" disabled={at === -1 || at === rows.length - 1} onClick={() => move(1)}>
            <ChevronDown size={14} aria-hidden />
            Older
          </Button>
          <span className="text-12 text-ink-3 max-md:hidden">
            ↑ ↓ move through the rows, Esc closes
          </span>
        </div>
        {shown === null ? null : <Detail id={shown} row={rows.find((row) => row.id === shown)} />}
      </div>
    </Dialog>
  );
}

/** The row is known at once; its reasons and lines follow. */
function Detail({ id, row }: { id: string; row: AttemptRow | undefined }) {
  const { data, error, isError, refetch } = useQuery(attemptQuery(id));
  const attempt = data?.attempt ?? row;
  return (
    <>
      {attempt ? (
        <AttemptVerdict attempt={attempt} reasoning={data?.reasoning ?? (isError ? [] : null)} />
      ) : null}
      {isError ? (
        <div role="alert" className="space-y-2">
          <p className="font-medium">
            {attempt
              ? "Its reasons and lines could not be read."
              : "This attempt could not be read."}
          </p>
          <p className="text-ink-2">{error.message}</p>
          {isWorthRetrying(error) ? (
            <Button onClick={() => void refetch()}>Try again</Button>
          ) : null}
        </div>
      ) : null}
      {attempt ? <WholeRequest attempt={attempt} /> : null}
      {attempt ? <AttemptFields attempt={attempt} /> : null}
      {data ? <EvidenceLines lines={data.lines} /> : null}
      {data === undefined && !isError ? <Skeleton className="h-48" /> : null}
    </>
  );
}

/** All that happened to the request that this was an attempt of; found by the attempt's own id. */
function WholeRequest({ attempt: { id } }: { attempt: AttemptRow }) {
  const { href } = useConsoleState();
  return (
    <Link href={href(`/requests/${encodeURIComponent(id)}`)} className={buttonLook()}>
      <Route size={14} aria-hidden />
      Whole request
    </Link>
  );
}
