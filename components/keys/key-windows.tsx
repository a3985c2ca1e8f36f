"use client";

import Link from "next/link";
import { useId } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { middleTruncated } from "@/components/ui/copy-id";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { formatWindow } from "@/lib/charts/format-window";
import { endWords, scopeWords } from "@/lib/charts/key-words";
import type { KeyInterval, KeyRow } from "@/lib/contracts/keys";
import { useKeyMoment } from "./key-clock";
import { KeyReason } from "./key-reason";
import { WindowMark } from "./key-state-mark";

/** Each time for which a key was out, newest first. */
export function KeyWindows({ row: { intervals, intervalsLeftOut, ...row } }: { row: KeyRow }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="border-b pb-1.5 text-14 font-semibold">
        When it was out
        <span className="pl-2 text-12 font-normal text-ink-3">
          {`cool-downs ${formatCount(row.cooldowns.hits)}, ${formatWindow(row.cooldowns.totalMs)}; disabled ${formatCount(row.disabled.hits)}, ${formatWindow(row.disabled.totalMs)}`}
        </span>
      </h3>
      {intervals.length === 0 ? (
        <p className="py-2 text-ink-2">No record of this range took it out.</p>
      ) : (
        <ol>
          {intervals.toReversed().map((interval) => (
            <li
              key={`${interval.kind} ${interval.line.source} ${interval.line.offset}`}
              className="border-b py-2"
            >
              <Window interval={interval} />
            </li>
          ))}
        </ol>
      )}
      {intervalsLeftOut === 0 ? null : (
        <p className="pt-1.5 text-12 text-ink-3">
          {formatCounted(intervalsLeftOut, "older one")} not listed; a shorter range shows them.
        </p>
      )}
    </section>
  );
}

function Window({ interval }: { interval: KeyInterval }) {
  const time = useTime();
  const { kind, from, startSeen, to, until, reason, reused, line } = interval;
  const isEarly = to < until;
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="flex flex-wrap gap-x-3">
          <WindowMark kind={kind} />
          <KeyReason reason={reason} />
        </span>
        <span>
          {startSeen ? null : "before "}
          <time dateTime={new Date(from).toISOString()} title={time.exact(from)}>
            {time.timeSeconds(from)}
          </time>
          {" – "}
          <time dateTime={new Date(to).toISOString()} title={time.exact(to)}>
            {time.timeSeconds(to)}
          </time>
          <span className="pl-2 text-ink-2">{formatWindow(to - from)}</span>
        </span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
        <span>{scopeWords(interval)}</span>
        <End interval={interval} />
        {isEarly ? <span>the Gateway had said {time.timeSeconds(until)}</span> : null}
        {reused === 0 ? null : (
          <span>found active {formatCounted(reused, "more time")}, no new hits</span>
        )}
        {startSeen ? null : <span>opened before it was first seen, so no hit</span>}
      </p>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
        <Opener interval={interval} />
        <span className="break-all text-ink-3">
          {line.source}, byte {formatCount(line.offset)}
        </span>
      </p>
    </>
  );
}

function End({ interval }: { interval: KeyInterval }) {
  return <span>{endWords(interval, useKeyMoment())}</span>;
}

/** The request whose failure opened it. */
function Opener({ interval: { requestId, traceId } }: { interval: KeyInterval }) {
  const { href } = useConsoleState();
  const id = requestId ?? traceId;
  if (id === null) return <span>no line says which request opened it</span>;
  return (
    <Link
      href={href(`/requests/${encodeURIComponent(id)}`)}
      prefetch={false}
      title={id}
      className="link text-ink"
    >
      opened by request <span className="font-mono">{middleTruncated(id, 10, 6)}</span>
    </Link>
  );
}
