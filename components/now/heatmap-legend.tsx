import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { HEAT_STEPS } from "@/lib/charts/heat-step";
import type { HeatState, PreparedHeatmap } from "@/lib/charts/prepare-heatmap";
import type { Heatmap } from "@/lib/contracts/heatmap";
import { PartialMark } from "./heatmap-cell-link";

const STATES: readonly { state: HeatState; ground: string; says: string }[] = [
  { state: "no_traffic", ground: "cell-no-traffic", says: "no traffic" },
  { state: "no_data", ground: "cell-no-data", says: "no data" },
  {
    state: "counted",
    ground: "bg-surface cell-rate-unknown",
    says: "rate unknown or withheld: counts only",
  },
];

/** Reads the ramp where a cell has a ratio, and only those patterns that occur. */
export function HeatmapLegend({
  prepared,
  axes,
}: {
  prepared: PreparedHeatmap;
  axes: Heatmap["axes"];
}) {
  const { states, left } = prepared;
  const occurs = (state: HeatState) =>
    states.has(state) || (state === "counted" && states.has("none_logged"));
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-12 text-ink-3">
      {occurs("rated") || occurs("partial") ? <Ramp /> : null}
      <Item swatch={<span className="block h-[3px] w-5 bg-ink-3" />}>
        attempts, against the busiest cell
      </Item>
      {STATES.filter(({ state }) => occurs(state)).map(({ state, ground, says }) => (
        <Item
          key={state}
          swatch={
            <span
              className={cn(
                "block h-4 w-6 rounded-s shadow-[inset_0_0_0_1px_var(--hairline)]",
                ground,
              )}
            />
          }
        >
          {says}
        </Item>
      ))}
      {occurs("partial") ? (
        <Item swatch={<PartialMark />}>
          ratio over those Gateways that log every call; +n at the others
        </Item>
      ) : null}
      {left.rows + left.columns > 0 ? <LeftOut left={left} axes={axes} /> : null}
    </div>
  );
}

function Ramp() {
  const marks = ["0 %", "", "1 %", "", "5 %", "", "20 %", "", "50 %", ""];
  return (
    <div
      role="img"
      aria-label="Colour ramp of the failure ratio, from above 0 % to 75 % and more"
      className="flex items-end"
    >
      {HEAT_STEPS.map((from, step) => (
        <div key={from} className="w-6">
          <div className="mb-0.5 h-4 text-12 leading-4 whitespace-nowrap">{marks[step]}</div>
          <div className="h-2.5" style={{ backgroundColor: `var(--heat-${step})` }} />
        </div>
      ))}
    </div>
  );
}

function Item({ swatch, children }: { swatch: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {swatch}
      {children}
    </span>
  );
}

function LeftOut({ left, axes }: { left: PreparedHeatmap["left"]; axes: Heatmap["axes"] }) {
  const parts = [
    left.rows > 0 ? `${left.rows} more by ${axes.rows}` : null,
    left.columns > 0 ? `${left.columns} more by ${axes.columns}` : null,
  ].filter((part) => part !== null);
  return <span>{parts.join(" and ")} with fewer attempts: see the table</span>;
}
