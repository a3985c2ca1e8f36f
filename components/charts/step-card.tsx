"use client";

import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { formatValue } from "@/lib/charts/format-axis";
import { formatCount } from "@/lib/charts/format-number";
import type { Hit } from "@/lib/charts/hit-test";
import type { PreparedPoint, PreparedRates } from "@/lib/charts/prepared-rates";
import { withheldWords } from "@/lib/charts/withheld-words";
import type { SeriesLook } from "./series-look";
import { SeriesName } from "./series-name";
import { Swatch } from "./swatch";

export type StepCardProps = {
  prepared: PreparedRates;
  looks: readonly SeriesLook[];
  hit: Hit;
  /** `d` sets the point against the rest. */
  comparable: boolean;
  /** Where the step is, as a share of the plot; the card keeps clear of it. */
  x: number;
};

/** All values of one step, the one that is pointed at in bold. */
export function StepCard({ prepared, looks, hit, comparable, x }: StepCardProps) {
  const time = useTime();
  const step = prepared.steps[hit.step];
  if (!step) return null;
  const to = Math.min(step.t + prepared.stepMs, prepared.range.to);
  const from = Math.max(step.t, prepared.range.from);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 z-20 w-max max-w-80 rounded-m border border-hairline bg-raised px-2.5 py-2 text-12 shadow-pop"
      style={
        x > 0.5 ? { right: `calc(${(1 - x) * 100}% + 12px)` } : { left: `calc(${x * 100}% + 12px)` }
      }
    >
      <p className="mb-1 text-ink-2">
        {time.range({ from, to })}
        {step.cut ? <span className="text-ink-3">, part of a step</span> : null}
      </p>
      <table>
        <tbody>
          {prepared.series.map((series, at) => {
            const point = series.points[hit.step];
            const look = looks[at];
            if (!point || !look) return null;
            return (
              <tr
                key={series.id}
                className={cn(hit.series === at ? "font-medium text-ink" : "text-ink-2")}
              >
                <td className="pr-1.5">
                  <Swatch look={look} shape={prepared.unit === "count" ? "bar" : "line"} />
                </td>
                <td className="max-w-44 truncate pr-3">
                  <SeriesName series={series} />
                </td>
                <td className="num pl-1">
                  <PointValue point={point} unit={prepared.unit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {comparable ? (
        <p className="mt-1.5 border-t pt-1.5 text-ink-3 [@media(hover:none)]:hidden">
          <Kbd>d</Kbd> What is different?
        </p>
      ) : null}
    </div>
  );
}

/** The value with its n; where it is withheld, why. */
export function PointValue({ point, unit }: { point: PreparedPoint; unit: PreparedRates["unit"] }) {
  if (point.value === null) {
    const count = unit === "share" && point.part > 0 ? `${formatCount(point.part)}, ` : "";
    const { short } = withheldWords(point.why, unit, point.gate);
    return <span className="text-ink-3">{`${count}${short}`}</span>;
  }
  return (
    <>
      {formatValue(point.value, unit)}
      {unit === "count" ? null : (
        <span className="pl-1.5 font-normal text-ink-3">
          {unit === "share" ? ofWords(point) : `n ${formatCount(point.n)}`}
        </span>
      )}
    </>
  );
}

/** "of 940", and what failed besides where no rate can be made. */
function ofWords({ n, part, all }: PreparedPoint): string {
  return all === part
    ? `of ${formatCount(n)}`
    : `of ${formatCount(n)}, and ${formatCount(all - part)} unrated`;
}
