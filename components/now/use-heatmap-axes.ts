"use client";

import { useQueryStates } from "nuqs";
import { nowParsers } from "./now-params";

export function useHeatmapAxes() {
  const [axes, setAxes] = useQueryStates(nowParsers);
  return { axes, setAxes };
}
