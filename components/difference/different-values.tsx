"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useConsoleState } from "@/components/console/use-console-state";
import { cn } from "@/components/ui/cn";
import type { DifferenceSide, DifferentView } from "@/lib/charts/prepare-difference";
import { useDifferentName } from "./use-different-name";

/** A line a value: its share of the selection over its share of the rest. */
export function DifferentValues({ found }: { found: readonly DifferentView[] }) {
  return (
    <ol aria-label="What is different, most first" className="divide-y divide-hairline">
      {found.map((view) => (
        <li key={view.id} className="py-2.5 first:pt-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-12 text-ink-3">{view.word}</span>
            <Value view={view} />
            {view.among === "" ? null : <span className="text-12 text-ink-3">{view.among}</span>}
          </p>
          <Side word="Selected" side={view.selected} bar="bg-ink" />
          <Side word="Rest" side={view.rest} bar="bg-ink-3/50" />
        </li>
      ))}
    </ol>
  );
}

function Value({ view }: { view: DifferentView }) {
  const { href } = useConsoleState();
  const path = usePathname();
  const name = useDifferentName()(view);
  if (view.only === null) return <span className="font-medium break-all">{name}</span>;
  return (
    <Link
      href={href(path, view.only)}
      title="Show only this"
      className="link font-medium break-all text-ink"
    >
      {name}
    </Link>
  );
}

function Side({ word, side, bar }: { word: string; side: DifferenceSide; bar: string }) {
  const { href } = useConsoleState();
  const { share, percent, counts, link } = side;
  return (
    <div className="mt-1 grid grid-cols-[4rem_1fr_3.5rem_8rem] items-center gap-x-2 text-12 max-sm:grid-cols-[3.5rem_1fr_3rem_6.5rem]">
      <span className="text-ink-3">{word}</span>
      <span aria-hidden className="h-2 rounded-s bg-sunken">
        <span
          className={cn("block h-full rounded-s print:border", bar)}
          style={{ width: `${share === 0 ? 0 : Math.max(0.5, share * 100)}%` }}
        />
      </span>
      <span className="num font-medium">{percent}</span>
      {link === null ? (
        <span className="num text-ink-3">{counts}</span>
      ) : (
        <Link href={href("/attempts", link)} className="num text-ink-2 hover:underline">
          {counts}
        </Link>
      )}
    </div>
  );
}
