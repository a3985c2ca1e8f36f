"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { FLAG_WIDTH, type MarkFlag, markFlags } from "@/lib/charts/prepare-marks";
import type { MarkWire } from "@/lib/contracts/marks";
import type { EpochMs } from "@/lib/core/time/range";
import { MarkDetails } from "./mark-details";
import { MarkIcon } from "./mark-icon";
import { useOpenMark } from "./use-open-mark";

type AxisProps = {
  marks: readonly MarkWire[];
  /** Ends of the time axis. */
  from: EpochMs;
  to: EpochMs;
  /** Of the plot in pixels, without its value axis; the lane lies where its parent puts it. */
  width: number;
};
export type MarksLaneProps = AxisProps & {
  /** Older marks of the same time that the answer left out. */
  omitted?: number;
};

/** What a click on a flag lists; a longer list is for the screen that it leads to. */
const MOST_LISTED = 20;
/** Height of the lane: a row of flags. */
export const MARKS_LANE_HEIGHT = FLAG_WIDTH;

/**
 * What changed on Gateways, as flags over a time axis: kind by icon and word, manual interventions
 * filled. Pointing at a flag says what changed, a click opens it with the lines behind it. Without
 * marks there is no lane.
 */
export function MarksLane({ marks, from, to, width, omitted = 0 }: MarksLaneProps) {
  const flags = useFlags({ marks, from, to, width });
  const { openId, setOpen } = useOpenMark(flags);
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = flags.find(({ id }) => id === pointed);
  if (flags.length === 0) return null;
  const lane = (
    <div className="relative" style={{ height: MARKS_LANE_HEIGHT, width }}>
      <ul aria-label="What changed on Gateways">
        {flags.map((flag) => (
          <li
            key={flag.id}
            className="absolute top-0"
            style={{ left: flag.left }}
            onPointerEnter={({ pointerType }) => {
              if (pointerType !== "touch") setPointed(flag.id);
            }}
            onPointerLeave={() => setPointed(null)}
            onFocus={() => setPointed(flag.id)}
            onBlur={() => setPointed(null)}
          >
            <Flag
              flag={flag}
              open={openId === flag.id}
              onOpenChange={(open) => setOpen(open ? flag.id : null)}
            />
          </li>
        ))}
      </ul>
      {shown ? <Hint flag={shown} width={width} /> : null}
    </div>
  );
  if (omitted === 0) return lane;
  return (
    <>
      {lane}
      <p className="pb-1 text-12 text-ink-3">
        The newest {formatCount(marks.length)} changes; {formatCounted(omitted, "older one")} not
        drawn.
      </p>
    </>
  );
}

/** The poles of the same flags, for the plot under the lane: put into a box that is as wide as the plot. */
export function MarkPoles(props: AxisProps) {
  const flags = useFlags(props);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {flags.flatMap(({ id, poles, intervention }) =>
        poles.map((pole) => (
          <div
            key={`${id} ${pole}`}
            className={cn(
              "absolute inset-y-0 border-l border-dashed",
              intervention ? "border-ink-3" : "border-line/60",
            )}
            style={{ left: pole }}
          />
        )),
      )}
    </div>
  );
}

function useFlags({ marks, from, to, width }: AxisProps): MarkFlag[] {
  return useMemo(() => markFlags(marks, { from, to }, width), [marks, from, to, width]);
}

type FlagProps = { flag: MarkFlag; open: boolean; onOpenChange: (open: boolean) => void };

function Flag({ flag, open, onOpenChange }: FlagProps) {
  const { marks, kind, intervention, word, name } = flag;
  return (
    <Popover
      label={name}
      open={open}
      onOpenChange={onOpenChange}
      className="w-96"
      trigger={
        <button
          type="button"
          aria-label={`${shown(flag)}${name}, ${usePlace(marks)}`}
          className={cn(
            "flex h-6 min-w-6 items-center justify-center gap-1 rounded-r-s border-l px-1 text-12 whitespace-nowrap",
            intervention
              ? "border-ink bg-inverse text-inverse-ink hover:opacity-90"
              : "border-line bg-sunken text-ink-2 hover:text-ink",
          )}
        >
          {marks.length === 1 || word !== null ? <MarkIcon kind={kind} /> : null}
          {word ?? (marks.length === 1 ? null : marks.length)}
        </button>
      }
    >
      <MarkDetails marks={marks.slice(0, MOST_LISTED)} />
      <Others marks={marks} />
    </Popover>
  );
}

/** How many more are gathered under a flag, and where all are listed. */
function Others({ marks }: { marks: MarkFlag["marks"] }) {
  const { href } = useConsoleState();
  const count = marks.length - MOST_LISTED;
  if (count <= 0) return null;
  const range = { from: marks[0].at, to: (marks.at(-1)?.at ?? marks[0].at) + 1 };
  return (
    <p className="border-t p-3">
      <Link href={href("/downgrades", { range })} prefetch={false} className="link">
        and {formatCount(count)} more
      </Link>
    </p>
  );
}

/** What a reader sees on the flag stands in its name too, so that it can be spoken to by it. */
function shown({ word, name }: MarkFlag): string {
  return word === null || name.includes(word) ? "" : `${word}: `;
}

/** What changed, at a glance; it keeps inside the lane. */
function Hint({ flag: { left, marks, name }, width }: { flag: MarkFlag; width: number }) {
  const place =
    left < width / 2
      ? { left, maxWidth: width - left }
      : { right: width - left - FLAG_WIDTH, maxWidth: left + FLAG_WIDTH };
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-full z-30 mt-1 w-max rounded-m border border-hairline bg-raised px-2.5 py-2 text-12 shadow-pop print:hidden"
      style={place}
    >
      <p className="font-medium first-letter:uppercase">{name}</p>
      <p className="text-ink-2">{usePlace(marks)}</p>
      {pathsOf(marks).map((path) => (
        <p key={path} className="font-mono break-all text-ink-2">
          {path}
        </p>
      ))}
    </div>
  );
}

/** When and where: "02:41, fra-1", "02:41 to 02:50, fra-1, iad-1". */
function usePlace(marks: MarkFlag["marks"]): string {
  const { time } = useTime();
  const [first] = marks;
  const last = marks[marks.length - 1] ?? first;
  const when = marks.length === 1 ? time(first.at) : `${time(first.at)} to ${time(last.at)}`;
  const where = marks.map(({ gateway, route }) => gateway ?? route?.table ?? "all Gateways");
  return [when, ...new Set(where)].join(", ");
}

/** The first few; the click shows all. */
function pathsOf(marks: readonly MarkWire[]): string[] {
  const paths = [...new Set(marks.flatMap((mark) => mark.paths))];
  return paths.length <= 4 ? paths : [...paths.slice(0, 3), `and ${paths.length - 3} more`];
}
