"use client";

import { Segmented } from "@/components/ui/segmented";
import type { PreparedRoutes, RouteSort } from "@/lib/charts/prepare-routes";
import { useProvidersParams } from "./use-providers-params";

const CHOICES: readonly { value: RouteSort; text: string }[] = [
  { value: "worst", text: "Worst first" },
  { value: "slowest", text: "Slowest" },
  { value: "attempts", text: "Most attempts" },
  { value: "name", text: "Name" },
];

/** Order of the routes, with what "worst" was decided by. */
export function SortChoice({ orderedBy }: Pick<PreparedRoutes, "orderedBy">) {
  const [{ sort }, setParams] = useProvidersParams();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label="Order"
        value={sort}
        choices={CHOICES}
        onChoose={(chosen) => void setParams({ sort: chosen })}
      />
      {sort === "worst" && orderedBy === "count"
        ? "by number of failures: rates are unknown"
        : null}
    </div>
  );
}
