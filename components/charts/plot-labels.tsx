"use client";

import Link from "next/link";
import { type LabelWish, placeLabels } from "@/lib/charts/place-labels";
import type { PreparedRates, PreparedSeries } from "@/lib/charts/prepared-rates";
import { LABEL_HEIGHT, LABELS_HEIGHT, labelGutter, PLOT } from "./plot-geometry";
import type { SeriesLook } from "./series-look";
import { seriesName, shortSeriesName } from "./series-name";
import { Swatch } from "./swatch";

export type SeriesLinksProps = {
  prepared: PreparedRates;
  looks: readonly SeriesLook[];
  hrefOf: (step: null, series: number) => string;
};

/** Whether every series can be named beside the plot. */
export function labelsFit(prepared: PreparedRates, width: number): boolean {
  return labelGutter(width) > 100 && placed(prepared) !== null;
}

/** Names beside the ends of the lines, each a link to the rows behind its line. */
export function PlotLabels({
  prepared,
  looks,
  hrefOf,
  width,
}: SeriesLinksProps & { width: number }) {
  const gutter = labelGutter(width);
  return (
    <ul
      className="absolute right-0"
      style={{ top: PLOT.top, width: gutter - 10, height: LABELS_HEIGHT }}
    >
      {(placed(prepared) ?? []).map(({ id, y }) => {
        const at = Number(id);
        const series = prepared.series[at];
        const look = looks[at];
        if (!series || !look) return null;
        return (
          <li key={id} className="absolute inset-x-0 -translate-y-1/2" style={{ top: y }}>
            <SeriesLink
              series={series}
              look={look}
              shape={shapeOf(prepared)}
              href={hrefOf(null, at)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The same names in rows, where they do not fit beside the lines. */
export function PlotLegend({ prepared, looks, hrefOf }: SeriesLinksProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 pl-12">
      {prepared.series.map((series, at) => {
        const look = looks[at];
        return look ? (
          <li key={series.id} className="max-w-full">
            <SeriesLink
              series={series}
              look={look}
              shape={shapeOf(prepared)}
              href={hrefOf(null, at)}
            />
          </li>
        ) : null;
      })}
    </ul>
  );
}

type SeriesLinkProps = {
  series: PreparedSeries;
  look: SeriesLook;
  shape: "line" | "bar";
  href: string;
};

function SeriesLink({ series, look, shape, href }: SeriesLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      title={seriesName(series)}
      className="flex min-w-0 items-center gap-1.5 text-12 text-ink-2 hover:text-ink hover:underline"
      style={{ height: LABEL_HEIGHT }}
    >
      <Swatch look={look} shape={shape} />
      <span className="truncate">{shortSeriesName(series)}</span>
    </Link>
  );
}

function shapeOf({ unit }: PreparedRates): "line" | "bar" {
  return unit === "count" ? "bar" : "line";
}

/** Lines are named at their ends; bars, which end everywhere, in the order of their stack. */
function placed(prepared: PreparedRates) {
  const { series, axis, unit } = prepared;
  const wishes = series.map((one, at): LabelWish => {
    const last = one.points.findLast((point) => point.value !== null)?.value ?? 0;
    const y =
      unit === "count"
        ? (series.length - at - 0.5) * LABEL_HEIGHT
        : PLOT.height * (1 - last / axis.top);
    return { id: String(at), y };
  });
  return placeLabels(wishes, LABELS_HEIGHT, LABEL_HEIGHT);
}
