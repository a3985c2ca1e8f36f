"use client";

import { useMemo } from "react";
import { MarkPoles, MarksLane } from "@/components/charts/marks-lane";
import { useWidth } from "@/components/charts/use-width";
import { ZoomArea } from "@/components/charts/zoom-area";
import { useTime } from "@/components/console/use-time";
import { formatCounted } from "@/lib/charts/format-number";
import { type PreparedLanes, prepareKeyLanes } from "@/lib/charts/prepare-key-lanes";
import { stepGrid } from "@/lib/charts/step-grid";
import { timeTicks } from "@/lib/charts/time-ticks";
import type { Keys } from "@/lib/contracts/keys";
import { MINUTE_MS } from "@/lib/core/time/range";
import { KeyLaneRow } from "./key-lane-row";
import { LanesLegend } from "./lanes-legend";

/** Steps by which arrow keys select on the axis. */
const MOST_STEPS = 288;
/** Pixels between two times on the axis, at least. */
const TICK_ROOM = 110;

/** When keys were out: a lane for each key, like the lines of a train diagram. */
export function KeyLanes({ answer, title }: { answer: Keys; title: string }) {
  const prepared = useMemo(() => prepareKeyLanes(answer), [answer]);
  const [ref, width] = useWidth<HTMLDivElement>();
  const { axis, now, groups } = prepared;
  const steps = useMemo(
    () => ({ range: axis, ...stepGrid(axis, MINUTE_MS, answer.asOf, MOST_STEPS) }),
    [axis, answer.asOf],
  );
  if (groups.length === 0) {
    return (
      <p className="text-ink-2">
        No Gateway took a key out in this range, as far as any line says.
      </p>
    );
  }
  const marks = { marks: answer.marks, ...axis, width };
  return (
    <div>
      <LanesLegend />
      <div className="md:pl-44">
        <div ref={ref}>
          {width > 0 ? <MarksLane {...marks} omitted={answer.omittedMarks} /> : null}
        </div>
      </div>
      <div className="relative">
        <div className="absolute inset-y-0 right-0 left-0 md:left-44">
          <ZoomArea title={title} axis={steps} />
          <MarkPoles {...marks} />
          {now === null ? null : <NowLine at={now} />}
        </div>
        <ul aria-label={title} className="pointer-events-none relative">
          {groups.map(({ provider, gateway, lanes }) => (
            <li key={`${provider} ${gateway}`} className="border-b pb-1 last:border-b-0">
              <h3 className="w-fit bg-canvas pt-1.5 pr-2 text-12 text-ink-3">
                {provider === "" ? "unknown provider" : provider} · {gateway}
              </h3>
              <ul>
                {lanes.map((lane) => (
                  <KeyLaneRow key={lane.key.keyId} lane={lane} width={width} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
      <Axis prepared={prepared} width={width} />
      <LeftOut prepared={prepared} />
    </div>
  );
}

/** What lies after it has not happened yet. */
function NowLine({ at }: { at: number }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 right-0 border-l border-ink bg-ink/4"
      style={{ left: `${at * 100}%` }}
    />
  );
}

function Axis({ prepared: { axis, now }, width }: { prepared: PreparedLanes; width: number }) {
  const { timeZone, tick } = useTime();
  const span = axis.to - axis.from;
  const ticks = timeTicks(axis, timeZone, Math.max(2, Math.floor(width / TICK_ROOM)));
  const share = (at: number) => (at - axis.from) / span;
  // A time that the word "now" would cover, or that would leave the axis, is not written.
  const free = ticks.filter(
    (at) =>
      (now === null || Math.abs(share(at) - now) * width > TICK_ROOM / 2) &&
      share(at) * width > 16 &&
      (1 - share(at)) * width > 16,
  );
  return (
    <div aria-hidden className="border-t md:ml-44">
      <div className="relative h-6 text-12 text-ink-3">
        {free.map((at) => (
          <span
            key={at}
            className="absolute top-1 -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${share(at) * 100}%` }}
          >
            {tick(at, span)}
          </span>
        ))}
        {now === null ? null : (
          <span
            className="absolute top-1 font-medium text-ink"
            style={
              now > 0.9
                ? { right: `${(1 - now) * 100}%` }
                : { left: `${now * 100}%`, translate: "-50%" }
            }
          >
            now
          </span>
        )}
      </div>
    </div>
  );
}

function LeftOut({ prepared: { notDrawn, without } }: { prepared: PreparedLanes }) {
  if (notDrawn + without === 0) return null;
  return (
    <p className="text-12 text-ink-3">
      {notDrawn > 0
        ? `${formatCounted(notDrawn, "less urgent key")} with windows ${notDrawn === 1 ? "is" : "are"} in the table only. `
        : null}
      {without > 0
        ? `${formatCounted(without, "key")} ${without === 1 ? "was" : "were"} never taken out and ${without === 1 ? "has" : "have"} no lane.`
        : null}
    </p>
  );
}
