"use client";

import { cn } from "./cn";
import { copyToClipboard } from "./copy-to-clipboard";
import { notify } from "./notify";

export type CopyIdProps = {
  /** `null`: not recorded. */
  id: string | null;
  /** What it is, for the button's name: "request id". */
  kind: string;
  /** Characters kept at either end. */
  head?: number;
  tail?: number;
  className?: string;
};

/** An id in mono, middle-truncated; one click copies all of it. */
export function CopyId({ id, kind, head = 6, tail = 4, className }: CopyIdProps) {
  if (id === null) return <span className="text-ink-3">unknown</span>;
  async function copy() {
    if (await copyToClipboard(id ?? "")) void notify("success", `Copied ${kind}`);
    else void notify("error", "Could not copy: the browser refused access to the clipboard.");
  }
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      title={id}
      className={cn(
        "rounded-s font-mono text-12 text-ink-2 hover:bg-sunken hover:text-ink",
        className,
      )}
    >
      <span className="sr-only">{`Copy ${kind} ${id}`}</span>
      <span aria-hidden>{middleTruncated(id, head, tail)}</span>
    </button>
  );
}

export function middleTruncated(text: string, head: number, tail: number): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}
