"use client";

import { ArrowLeftRight, ChevronDown } from "lucide-react";
import { FILTER_WORDS } from "@/components/console/filter-words";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoices } from "@/components/ui/menu";
import { DIMENSIONS, type Dimension } from "@/lib/core/attempt/attempt";
import { useHeatmapAxes } from "./use-heatmap-axes";

const CHOICES = DIMENSIONS.map((value) => ({ value, text: FILTER_WORDS[value] }));

/** Rows × columns; choosing the other's dimension swaps the two. */
export function AxisSwitch() {
  const { axes, setAxes } = useHeatmapAxes();
  const swap = () => void setAxes({ rows: axes.columns, columns: axes.rows });
  const choose = (axis: "rows" | "columns", value: Dimension) => {
    const other = axis === "rows" ? "columns" : "rows";
    if (axes[other] === value) swap();
    else void setAxes({ [axis]: value });
  };
  return (
    <span className="flex items-center">
      <Axis label="Rows" value={axes.rows} onChoose={(value) => choose("rows", value)} />
      <Button look="plain" size="iconS" aria-label="Swap rows and columns" onClick={swap}>
        <ArrowLeftRight size={12} aria-hidden />
      </Button>
      <Axis label="Columns" value={axes.columns} onChoose={(value) => choose("columns", value)} />
    </span>
  );
}

type AxisProps = { label: string; value: Dimension; onChoose: (value: Dimension) => void };

function Axis({ label, value, onChoose }: AxisProps) {
  return (
    <Menu
      trigger={
        <Button look="plain" size="s" aria-label={`${label}: ${FILTER_WORDS[value]}`}>
          {FILTER_WORDS[value]}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      <MenuChoices label={label} value={value} choices={CHOICES} onChoose={onChoose} />
    </Menu>
  );
}
