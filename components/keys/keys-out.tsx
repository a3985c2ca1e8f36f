"use client";

import { CircleHelp, Hourglass, type LucideIcon, UserRound } from "lucide-react";
import { useId } from "react";
import { useTime } from "@/components/console/use-time";
import { currentScope, scopeWords } from "@/lib/charts/key-words";
import { keyPath, momentOf, prepareKeys, stuckWindow } from "@/lib/charts/prepare-keys";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { Countdown } from "./countdown";
import { KeyFailures } from "./key-failures";
import { KeyLink } from "./key-link";
import { KeyReason } from "./key-reason";
import { KeyStateMark, StuckMark, WindowMark } from "./key-state-mark";
import { StuckEvidence } from "./stuck-evidence";

const AT_FIRST = 5;

/** The keys that are out: dead ones apart from busy ones. */
export function KeysOut({ answer }: { answer: Keys }) {
  const { person, time, stuck } = prepareKeys(answer);
  // A key that is out all the same stands where it belongs, with the same mark.
  const only = stuck.filter(({ needs }) => needs === null);
  if (person.length + time.length + only.length === 0) return null;
  return (
    <div className="grid gap-x-10 gap-y-4 xl:grid-cols-2">
      <Out
        title="Needs a person"
        why="Nothing mends it by itself: pay, renew or replace it."
        icon={UserRound}
        keys={person}
        answer={answer}
      />
      <Out
        title="Needs time"
        why="It comes back by itself."
        icon={Hourglass}
        keys={time}
        answer={answer}
      />
      {only.length === 0 ? null : (
        <Out
          title="Likely stuck"
          why="Its Gateway says that it is out, and calls with it succeed."
          icon={CircleHelp}
          keys={only}
          answer={answer}
        />
      )}
    </div>
  );
}

type OutProps = {
  title: string;
  why: string;
  icon: LucideIcon;
  keys: readonly KeyRow[];
  answer: Keys;
};

function Out({ title, why, icon: Icon, keys, answer }: OutProps) {
  const id = useId();
  return (
    <div>
      <h3 id={id} className="flex items-center gap-1.5 text-12 font-medium text-ink-2">
        <Icon size={14} aria-hidden />
        <span className="whitespace-nowrap">{title}</span>
        <span className="font-normal text-ink-3">{keys.length === 0 ? "none" : why}</span>
      </h3>
      {keys.length === 0 ? null : (
        <OutList labelledBy={id} keys={keys.slice(0, AT_FIRST)} answer={answer} />
      )}
      {keys.length <= AT_FIRST ? null : (
        <details>
          <summary className="py-1.5 text-12 text-ink-2 hover:text-ink print:hidden">
            Show {keys.length - AT_FIRST} more
          </summary>
          <OutList labelledBy={id} keys={keys.slice(AT_FIRST)} answer={answer} />
        </details>
      )}
    </div>
  );
}

type OutListProps = { labelledBy: string; keys: readonly KeyRow[]; answer: Keys };

function OutList({ labelledBy, keys, answer }: OutListProps) {
  return (
    <ul aria-labelledby={labelledBy} className="mt-1 border-t">
      {keys.map((key) => (
        <li key={keyPath(key)} className="border-b py-1.5">
          <OutKey row={key} answer={answer} />
        </li>
      ))}
    </ul>
  );
}

function OutKey({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { current, provider, gateway, stuck } = row;
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <KeyLink row={row} className="min-h-6 truncate leading-6" />
          <span className="text-ink-2">
            {provider === "" ? "unknown provider" : provider} · {gateway}
          </span>
          {stuck === null ? null : <StuckMark />}
        </span>
        <span className="text-14 font-semibold whitespace-nowrap">
          {current.until === null ? null : <Countdown until={current.until} />}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-12 text-ink-2">
        <Why row={row} answer={answer} />
      </div>
      {stuck === null ? null : <StuckEvidence row={row} answer={answer} />}
    </>
  );
}

/** What holds it back, as far as anything does. */
function Why({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { timeAgo } = useTime();
  const { current, lastFailureAt } = row;
  const said = stuckWindow(row, momentOf(answer));
  if (current.until !== null) {
    return (
      <>
        <KeyStateMark state={current.state} />
        <KeyReason reason={current.reason} />
        <span>{currentScope(row)}</span>
        <span>
          {current.since === null ? "since before it was seen" : `since ${timeAgo(current.since)}`}
        </span>
      </>
    );
  }
  if (said !== null) {
    return (
      <>
        <WindowMark kind={said.kind} />
        <KeyReason reason={said.reason} />
        <span>{scopeWords(said)}</span>
        <span>
          said since {timeAgo(said.from)}, <Countdown until={said.until} />
        </span>
      </>
    );
  }
  return (
    <>
      <KeyFailures row={row} answer={answer} />
      <span>
        not held back now, but no call has succeeded
        {lastFailureAt === null ? "" : ` since it failed ${timeAgo(lastFailureAt)}`}
      </span>
    </>
  );
}
