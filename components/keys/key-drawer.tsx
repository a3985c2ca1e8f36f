"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useArrowKeys } from "@/components/attempts/use-arrow-keys";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { Dialog } from "@/components/ui/dialog";
import { formatCount } from "@/lib/charts/format-number";
import { currentScope } from "@/lib/charts/key-words";
import { keyPath } from "@/lib/charts/prepare-keys";
import { reasonWords } from "@/lib/charts/reason-words";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { KeyFailures } from "./key-failures";
import { KeyAttempts, KeyIncidents } from "./key-figures";
import { KeyTitle } from "./key-link";
import { KeyReason } from "./key-reason";
import { KeyStateNow } from "./key-state-now";
import { KeyWindows } from "./key-windows";
import { StuckEvidence } from "./stuck-evidence";
import { useOpenKey } from "./use-open-key";

/** One key: what is said of it, what happened to it, and each time for which it was out. */
export function KeyDrawer({ answer }: { answer: Keys }) {
  const [open, setOpen] = useOpenKey();
  // What is going away is still shown while it goes.
  const [shown, setShown] = useState(open);
  if (open !== null && open !== shown) setShown(open);
  const at = answer.keys.findIndex((key) => keyPath(key) === shown);
  const row = answer.keys[at];

  function move(by: 1 | -1) {
    const next = answer.keys[at + by];
    if (at === -1 || next === undefined) return;
    void setOpen(keyPath(next), { history: "replace" });
  }
  useArrowKeys(open !== null, move);
  return (
    <Dialog
      title="Key"
      shape="drawer"
      open={open !== null}
      onOpenChange={(stays) => {
        if (!stays) void setOpen(null);
      }}
    >
      <div className="space-y-6">
        <div className="flex items-center gap-2">
          <Button size="s" disabled={at <= 0} onClick={() => move(-1)}>
            <ChevronUp size={14} aria-hidden />
            Before
          </Button>
          <Button
            size="s"
            disabled={at === -1 || at === answer.keys.length - 1}
            onClick={() => move(1)}
          >
            <ChevronDown size={14} aria-hidden />
            Next
          </Button>
          <span className="text-12 text-ink-3 max-md:hidden">
            ↑ ↓ move through the keys, Esc closes
          </span>
        </div>
        {row === undefined ? (
          <p>No line in this range, with these filters, names this key.</p>
        ) : (
          <Detail row={row} answer={answer} />
        )}
      </div>
    </Dialog>
  );
}

function Detail({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { timeAgo } = useTime();
  const { current, keyId, provider, gateway, region, runtime } = row;
  const place = [region, runtime].filter((part) => part !== null);
  return (
    <>
      <div className="space-y-1">
        <h3 className="text-16 font-semibold">
          <KeyTitle row={row} />
        </h3>
        <p className="flex flex-wrap gap-x-3 text-ink-2">
          <span>
            {provider === "" ? "unknown provider" : provider} · {gateway}
            {place.length === 0 ? null : ` (${place.join(", ")})`}
          </span>
          <CopyId id={keyId} kind="key id" />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 pt-1 text-14">
          <KeyStateNow row={row} />
          {current.state === "ready" ? null : <KeyReason reason={current.reason} />}
        </p>
        <p className="text-ink-2">{stateSentence(row, timeAgo)}</p>
        <StuckEvidence row={row} answer={answer} />
      </div>
      <Figures row={row} answer={answer} />
      <KeyWindows row={row} />
    </>
  );
}

function stateSentence(row: KeyRow, timeAgo: (at: number) => string): string {
  const { current, basis, since, needs } = { ...row, ...row.current };
  if (current.state !== "ready") {
    const from = since === null ? "since before it was first seen" : `since ${timeAgo(since)}`;
    return `Out ${from}, by the Gateway's word: ${currentScope(row)}.`;
  }
  if (needs === "person") {
    return "The Gateway does not hold it back, but it failed in ways that no wait mends and has not succeeded since.";
  }
  if (basis === "none") return "No record ever said that it was out; nothing else is known.";
  return since === null
    ? "Not out, as far as records say."
    : `Not out since ${timeAgo(since)}, as far as records say.`;
}

function Figures({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { timeAgo } = useTime();
  const { incidents, unmarked, coalesced, lastFailureAt, lastSuccessAt } = row;
  const reasons = Object.entries(incidents).sort(([, a], [, b]) => b - a);
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-1.5">
      <Field name="Attempts">
        <KeyAttempts row={row} answer={answer} />
        <span className="text-ink-3"> known to have used it</span>
      </Field>
      <Field name="Failed">
        <KeyFailures row={row} answer={answer} />
      </Field>
      <Field name="Incidents">
        <KeyIncidents row={row} />
        {reasons.length === 0 ? null : (
          <span className="text-ink-2">
            {": "}
            {reasons
              .map(([reason, count]) => `${reasonWords(reason)} ${formatCount(count)}`)
              .join(", ")}
          </span>
        )}
        {unmarked === 0 ? null : (
          <span className="block text-12 text-ink-3">
            {formatCount(unmarked)} of them without a key record, from the Gateway's decision (it
            writes none at its rotation cap)
          </span>
        )}
        {coalesced === 0 ? null : (
          <span className="block text-12 text-ink-3">
            and up to {formatCount(coalesced)} more: like decisions that the Gateway left out
          </span>
        )}
      </Field>
      <Field name="Last success">
        {lastSuccessAt === null ? "none is known" : timeAgo(lastSuccessAt)}
      </Field>
      <Field name="Last failure">
        {lastFailureAt === null ? "none is known" : timeAgo(lastFailureAt)}
      </Field>
    </dl>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
