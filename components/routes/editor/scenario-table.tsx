"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { formatCounted } from "@/lib/charts/format-number";
import type { CheckIssue } from "@/lib/core/routes/check-issue";
import type { RouteTable, ScenarioName } from "@/lib/core/routes/route-table";
import { withScenario } from "./edit-scenario";
import type { ModelChoice } from "./model-choices";
import { ScenarioRow } from "./scenario-row";

export type ScenarioTableProps = {
  table: RouteTable;
  base: RouteTable | null;
  issues: readonly CheckIssue[];
  choices: readonly ModelChoice[];
  open: ScenarioName | null;
  onOpen: (name: ScenarioName | null) => void;
  onEdit: (edit: (table: RouteTable) => RouteTable) => void;
};

/** Pixels of a closed row; the drawn ones are measured. */
const ROW_PX = 36;

/** Scenario × ordered chain. Only what is in sight is drawn, so that five hundred are as quick as five. */
export function ScenarioTable(props: ScenarioTableProps) {
  const { table, base, issues, choices, open, onOpen, onEdit } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const all = Object.keys(table.scenarios);
  const names = all.filter((name) => matches(name, table, wanted));
  const virtual = useVirtualizer({
    count: names.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => names[index] ?? index,
    estimateSize: () => ROW_PX,
    overscan: 6,
    initialRect: { width: 800, height: 600 },
  });
  const at = open === null ? -1 : names.indexOf(open);
  // synchronises with: the scroll position, when a link leads to a scenario
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const found = Map.groupBy(issues, ({ scenario }) => scenario);
  return (
    <section aria-label="Scenarios" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-14 font-semibold">Scenarios</h2>
        <span className="text-12 text-ink-3" role="status">
          {wanted === ""
            ? formatCounted(all.length, "scenario")
            : `${names.length} of ${formatCounted(all.length, "scenario")}`}
        </span>
        <div className="ml-auto w-56">
          <Input
            type="search"
            aria-label="Find a scenario or a model"
            placeholder="Find a scenario or a model"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      </div>
      <div ref={scroller} className="max-h-[70vh] overflow-y-auto border-t">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const name = names[index] ?? "";
            const scenario = table.scenarios[name];
            if (scenario === undefined) return null;
            const here = found.get(name) ?? [];
            const errors = here.filter(({ severity }) => severity === "error").length;
            return (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={names.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ScenarioRow
                  {...{ name, scenario, table, choices }}
                  isOpen={name === open}
                  isChanged={base !== null && !isSame(base.scenarios[name], scenario)}
                  found={{ errors, warnings: here.length - errors }}
                  onToggle={() => onOpen(name === open ? null : name)}
                  onChange={(next) => {
                    if (next === null) onOpen(null);
                    onEdit((held) => withScenario(held, name, next));
                  }}
                />
              </li>
            );
          })}
        </ul>
      </div>
      <NewScenario
        taken={all}
        onAdd={(name) => {
          onEdit((held) => withScenario(held, name, {}));
          setSearch("");
          onOpen(name);
        }}
      />
    </section>
  );
}

function NewScenario({
  taken,
  onAdd,
}: {
  taken: readonly string[];
  onAdd: (name: string) => void;
}) {
  const [name, setName] = useState("");
  const wanted = name.trim();
  const isTaken = taken.includes(wanted);
  return (
    <form
      className="flex max-w-xl flex-wrap items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === "" || isTaken) return;
        onAdd(wanted);
        setName("");
      }}
    >
      <div className="min-w-0 flex-1">
        <Input
          aria-label="New scenario"
          placeholder="agent:ops, cron:nightly, image, …"
          autoComplete="off"
          spellCheck={false}
          value={name}
          aria-invalid={isTaken || undefined}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <Button type="submit">Add scenario</Button>
      <p role="status" className="basis-full text-12 text-ink-3">
        {isTaken ? `There is a scenario ${wanted} already.` : null}
      </p>
    </form>
  );
}

function matches(name: ScenarioName, table: RouteTable, wanted: string): boolean {
  if (wanted === "" || name.toLowerCase().includes(wanted)) return true;
  const { primary = "", fallbacks = [] } = table.scenarios[name] ?? {};
  return [primary, ...fallbacks].some((model) => model.toLowerCase().includes(wanted));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
