"use client";

import Link from "next/link";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import type { EditorSnapshot } from "./draft-editor";

export type SaveLineProps = Pick<EditorSnapshot, "save" | "conflict" | "isKept"> & {
  onSave: () => void;
};

/** Whether what one sees is saved; said again only when that changes. */
export function SaveLine({ save, conflict, isKept, onSave }: SaveLineProps) {
  const { timeSeconds } = useTime();
  return (
    <div className="flex min-h-7 min-w-0 flex-wrap items-center gap-2 text-12">
      <p role="status" className={save.kind === "failed" ? "text-warn" : "text-ink-2"}>
        {conflict !== null
          ? "Not saved: somebody else saved meanwhile."
          : save.kind === "saved"
            ? `Saved ${timeSeconds(save.at)}`
            : save.kind === "failed"
              ? `Not saved: ${save.why}`
              : "Saving …"}
      </p>
      {save.kind === "failed" ? (
        <>
          {save.isSignedOut ? (
            // In another tab, so that this one keeps what it holds.
            <Link href="/sign-in" target="_blank" className="link">
              Sign in again
            </Link>
          ) : null}
          <Button size="s" onClick={onSave}>
            Save now
          </Button>
        </>
      ) : null}
      {save.kind === "saved" ? null : (
        <span className="text-ink-3">
          {isKept
            ? "This browser keeps a copy."
            : "This browser keeps no copy: do not close the page before it is saved."}
        </span>
      )}
    </div>
  );
}
