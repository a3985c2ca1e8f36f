"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { versionHref } from "@/components/routes/version-href";
import { cn } from "@/components/ui/cn";
import { AROUND_MARK_MS, aroundMark } from "@/lib/charts/around-mark";
import { formatSpan } from "@/lib/charts/format-duration";
import { formatCount } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import { describeMark, MARK_WORDS, markGateways, restartNote } from "@/lib/charts/mark-words";
import type { MarkWire } from "@/lib/contracts/marks";
import { MarkIcon } from "./mark-icon";

/** What changed, who did it as far as a line says, and the lines that it was read from. */
export function MarkDetails({ marks }: { marks: readonly MarkWire[] }) {
  return (
    <ol className="divide-y divide-hairline">
      {marks.map((mark) => (
        <li key={mark.id} className="space-y-1.5 p-3">
          <Detail mark={mark} />
        </li>
      ))}
    </ol>
  );
}

function Detail({ mark }: { mark: MarkWire }) {
  const { timeAgo, exact } = useTime();
  const { href } = useConsoleState();
  const gateways = markGateways(mark);
  const { at, kind, intervention, actor, paths, lines, restart, route } = mark;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <MarkIcon kind={kind} />
        <span className="font-medium first-letter:uppercase">{MARK_WORDS[kind].one}</span>
        <time dateTime={new Date(at).toISOString()} title={exact(at)} className="text-ink-2">
          {timeAgo(at)}
        </time>
      </p>
      {paths.length === 0 ? (
        <p className="text-ink-2">{describeMark(mark)}</p>
      ) : (
        <ul className="space-y-0.5">
          {paths.map((path) => (
            <li key={path} className="font-mono text-12 break-all">
              {path}
            </li>
          ))}
        </ul>
      )}
      {/* Two links under one another are two targets: far enough apart to be hit. */}
      <dl
        className={cn(
          "grid grid-cols-[5rem_1fr] gap-x-3 text-12",
          route === null ? "gap-y-0.5" : "gap-y-2",
        )}
      >
        {route === null ? null : (
          <Field name="Version">
            <Link href={versionHref(route)} prefetch={false} className="link">
              {route.number} of {route.table}
            </Link>
          </Field>
        )}
        <Field name={gateways?.length === 1 ? "Gateway" : "Gateways"}>
          <Link
            href={href("/attempts", {
              range: aroundMark(at),
              filters: gateways === null ? {} : { gateway: [...gateways] },
            })}
            prefetch={false}
            className="link"
          >
            {gateways === null ? "all" : trafficOf(gateways)}, attempts {formatSpan(AROUND_MARK_MS)}{" "}
            before and after
          </Link>
        </Field>
        {restart === null ? null : <Field name="Restart">{restartNote(mark)}</Field>}
        <Field name="By">{actor ?? <span className="text-ink-3">no line says</span>}</Field>
        <Field name="Counts as">
          {intervention === null ? "no manual intervention" : "a manual intervention"}
        </Field>
        {lines.length === 0 ? null : (
          <Field name={lines.length === 1 ? "Line" : "Lines"}>
            {lines.map(({ source, offset }) => (
              <span key={`${source} ${offset}`} className="block break-all">
                {source}, byte {formatCount(offset)}
              </span>
            ))}
          </Field>
        )}
      </dl>
    </>
  );
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 text-ink-2">{children}</dd>
    </>
  );
}
