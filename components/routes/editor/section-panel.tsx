"use client";

import { type ReactNode, useState } from "react";

export type SectionPanelProps = {
  title: string;
  /** What it holds now, in a few words. */
  note: string;
  /** What it is for, in one sentence. */
  about: string;
  isOpen?: boolean;
  children: () => ReactNode;
};

/** One section of the document. Its fields are drawn when somebody opens it. */
export function SectionPanel({ title, note, about, isOpen = false, children }: SectionPanelProps) {
  const [open, setOpen] = useState(isOpen);
  return (
    <details
      open={open}
      className="border-b py-2"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="w-fit cursor-default rounded-m">
        <span className="font-medium">{title}</span>{" "}
        <span className="text-12 text-ink-3">{note}</span>
      </summary>
      {open ? (
        <div className="space-y-2 py-2 pl-4">
          <p className="max-w-prose text-12 text-ink-2">{about}</p>
          {children()}
        </div>
      ) : null}
    </details>
  );
}
