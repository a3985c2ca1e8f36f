"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTime } from "@/components/console/use-time";
import { auditWords } from "@/lib/charts/audit-words";
import type { AuditEntryWire } from "@/lib/contracts/audit";
import { AuditChanges } from "./audit-changes";

export type AuditEntriesProps = {
  entries: readonly AuditEntryWire[];
  /** The last ones are in sight. */
  onEnd: () => void;
  /** A name was pressed: only entries with it. */
  onNarrow: (part: { actor: string } | { subject: string }) => void;
};

/** Only what is in sight is drawn; rows are as high as what they say. */
export function AuditEntries({ entries, onEnd, onNarrow }: AuditEntriesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 10,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= entries.length - 10) onEnd();
    },
  });
  return (
    <section
      ref={scroller}
      aria-label="Entries, newest first"
      tabIndex={0}
      className="max-h-[70vh] overflow-auto"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={entry.seq}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 border-b py-2"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Entry entry={entry} onNarrow={onNarrow} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type EntryProps = { entry: AuditEntryWire; onNarrow: AuditEntriesProps["onNarrow"] };

function Entry({ entry, onNarrow }: EntryProps) {
  const { timeAgo, exact } = useTime();
  const { actor, address, action, subject, reason, at, seq } = entry;
  const isKnown = actor.name !== "" && actor.kind !== "nobody";
  return (
    <div className="grid gap-x-4 gap-y-0.5 md:grid-cols-[12rem_14rem_1fr]">
      <div className="text-ink-2" title={exact(at)}>
        {timeAgo(at)}
        <span className="ml-1.5 text-12 text-ink-3">#{seq}</span>
      </div>
      <div className="min-w-0">
        {isKnown ? (
          <Name
            label={`Only what ${actor.name} did`}
            onPress={() => onNarrow({ actor: actor.name })}
          >
            {actorWords(actor)}
          </Name>
        ) : (
          actorWords(actor)
        )}
        {address === null ? null : <span className="block text-12 text-ink-3">from {address}</span>}
      </div>
      <div className="min-w-0">
        <span className="font-medium">{auditWords(action)}</span>{" "}
        {subject === "" || subject === actor.name ? null : (
          <Name label={`Only what was done to ${subject}`} onPress={() => onNarrow({ subject })}>
            {subject}
          </Name>
        )}
        {reason === null || reason === "" ? null : <p className="text-ink-2">“{reason}”</p>}
        <AuditChanges entry={entry} />
      </div>
    </div>
  );
}

function Name(props: { label: string; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      title={props.label}
      onClick={props.onPress}
      className="link text-left break-all text-ink decoration-transparent hover:decoration-current"
    >
      {props.children}
    </button>
  );
}

function actorWords({ kind, name }: AuditEntryWire["actor"]): string {
  switch (kind) {
    case "nobody":
      return "nobody who is known";
    case "local":
      return `${name} on this machine`;
    case "token":
      return `token ${name}`;
    case "person":
    case "proxy":
      return name;
  }
}
