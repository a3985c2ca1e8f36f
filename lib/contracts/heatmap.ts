import { z } from "zod";
import { HEATMAP_AXES } from "@/lib/core/store/event-store";
import { FilterQuery, RangeQuery } from "./query";
import { EpochMs, EvidenceLevel, Range, TallyWire } from "./wire";

export const HeatmapQuery = z.object({
  ...RangeQuery.shape,
  ...FilterQuery.shape,
  rows: z.enum(HEATMAP_AXES).default("region"),
  columns: z.enum(HEATMAP_AXES).default("provider"),
});
export type HeatmapQuery = z.infer<typeof HeatmapQuery>;

/** A value of an axis; `null` is "unknown". For axis `hour`: the start of the hour in epoch ms, as text. */
const AxisValue = z.string().nullable();

export const HeatmapCell = z.object({
  row: AxisValue,
  column: AxisValue,
  ...TallyWire.shape,
  /** Share of attempts with every field of the tuple; `null` where the denominator is unknown. */
  coverage: z.number().nullable(),
});
export type HeatmapCell = z.infer<typeof HeatmapCell>;

export const Heatmap = z.object({
  range: Range,
  asOf: EpochMs,
  axes: z.object({ rows: z.enum(HEATMAP_AXES), columns: z.enum(HEATMAP_AXES) }),
  rows: z.array(AxisValue),
  columns: z.array(AxisValue),
  /** Only combinations that occurred. */
  cells: z.array(HeatmapCell),
  /** Aligned with `rows` and `columns`. */
  rowTotals: z.array(TallyWire),
  columnTotals: z.array(TallyWire),
  total: TallyWire,
  /** What an empty cell means, aligned with `rows` / `columns`: `every_call` = no traffic, `failures_only` = traffic unknown, `none` = no data. `null` on axes that no source belongs to. */
  rowEvidence: z.array(EvidenceLevel).nullable(),
  columnEvidence: z.array(EvidenceLevel).nullable(),
  /** Over all sources that the filter admits. */
  evidence: EvidenceLevel,
  /** Display names by value, where they differ (keys). */
  labels: z.record(z.string(), z.string()),
});
export type Heatmap = z.infer<typeof Heatmap>;
