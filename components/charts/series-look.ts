import "./entity-colours.css";
import type { EntityStyle } from "@/lib/charts/entity-style";
import type { PreparedSeries } from "@/lib/charts/prepared-rates";
import { SERVED_LOOKS } from "@/lib/charts/served-look";

export type SeriesLook = {
  readonly stroke: string;
  readonly fill: string;
  readonly dash: string | undefined;
};

/** How one series is drawn everywhere: an outcome in its own colour and pattern, an entity in its own hue and dash. */
export function seriesLook(
  { subject, label }: PreparedSeries,
  styles: ReadonlyMap<string, EntityStyle>,
): SeriesLook {
  switch (subject.kind) {
    case "outcome":
      return {
        stroke: `var(--outcome-${subject.outcome})`,
        fill: `url(#outcome-${subject.outcome})`,
        dash: undefined,
      };
    case "served":
      return {
        stroke: SERVED_LOOKS[subject.served].colour,
        fill: `url(#served-${subject.served})`,
        dash: undefined,
      };
    case "others":
      return { stroke: "var(--line)", fill: "var(--line)", dash: "1 3" };
    case "entity": {
      const style = styles.get(label);
      const colour = `var(--entity-${style?.hue ?? 1})`;
      return { stroke: colour, fill: colour, dash: style?.dash || undefined };
    }
  }
}
