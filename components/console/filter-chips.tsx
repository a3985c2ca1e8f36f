"use client";

import { ListFilter, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { FILTER_NAMES, type FilterName, filtersOf, hasFilters } from "./console-params";
import { FilterEditor } from "./filter-editor";
import { FILTER_WORDS } from "./filter-words";
import { useConsoleState } from "./use-console-state";
import { useShortcuts } from "./use-shortcuts";
import { useValueName } from "./use-value-name";

/** What is looked at, as chips: is, is not, unknown. They go along to every screen. */
export function FilterChips() {
  const { filters, setFilters } = useConsoleState();
  const [adding, setAdding] = useState(false);
  useShortcuts({ f: () => setAdding(true) });
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {FILTER_NAMES.flatMap((name) => [
        <Chip key={name} name={name} sense="is" />,
        <Chip key={`not_${name}`} name={name} sense="not" />,
      ])}
      {hasFilters(filters) ? null : (
        <span className="hidden text-12 text-ink-3 print:inline">no filters</span>
      )}
      <Popover
        label="Add a filter"
        open={adding}
        onOpenChange={setAdding}
        className="w-72"
        trigger={
          <Button look="plain" aria-label="Add a filter" className="print:hidden">
            <ListFilter size={14} aria-hidden />
            {hasFilters(filters) ? null : "Filter"}
          </Button>
        }
      >
        <FilterEditor />
      </Popover>
      {hasFilters(filters) ? (
        <Button look="plain" size="s" onClick={() => setFilters({})} className="print:hidden">
          Clear
        </Button>
      ) : null}
    </div>
  );
}

function Chip({ name, sense }: { name: FilterName; sense: "is" | "not" }) {
  const { filters, setFilters } = useConsoleState();
  const nameOf = useValueName();
  const param = sense === "is" ? name : (`not_${name}` as const);
  const values = filters[param];
  if (values === undefined) return null;
  const words = values.map((value) => nameOf(name, value)).join(" or ");
  const text = `${FILTER_WORDS[name]} ${sense === "is" ? "is" : "is not"} ${words}`;
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-m border border-hairline bg-surface text-13">
      <Popover
        label={`Edit filter: ${text}`}
        className="w-72"
        trigger={
          <button
            type="button"
            className="h-full min-w-0 truncate rounded-l-m pr-1 pl-2 hover:bg-sunken"
            title={text}
          >
            <span className="text-ink-3">
              {FILTER_WORDS[name]} {sense === "is" ? "is" : "is not"}
            </span>{" "}
            <span className="font-medium">{words}</span>
          </button>
        }
      >
        <FilterEditor name={name} />
      </Popover>
      <button
        type="button"
        aria-label={`Remove filter: ${text}`}
        onClick={() => setFilters(filtersOf({ ...filters, [param]: [] }))}
        className="inline-flex h-full items-center rounded-r-m px-1.5 text-ink-3 hover:bg-sunken hover:text-ink print:hidden"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}
