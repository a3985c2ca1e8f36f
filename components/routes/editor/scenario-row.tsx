"use client";

import { ChevronRight, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCounted } from "@/lib/charts/format-number";
import { effectiveChain } from "@/lib/core/routes/effective-chain";
import type { RouteTable, Scenario, ScenarioName } from "@/lib/core/routes/route-table";
import { situationOf } from "@/lib/core/routes/situation";
import { ChainEditor } from "./chain-editor";
import type { ModelChoice } from "./model-choices";
import { ThresholdFields } from "./threshold-fields";

export type ScenarioRowProps = {
  name: ScenarioName;
  scenario: Scenario;
  table: RouteTable;
  choices: readonly ModelChoice[];
  isOpen: boolean;
  isChanged: boolean;
  /** How many checks found something about it. */
  found: { readonly errors: number; readonly warnings: number };
  onToggle: () => void;
  onChange: (scenario: Scenario | null) => void;
};

/** One scenario: its chain as a Gateway takes it, and opened what is written of it. */
export function ScenarioRow(props: ScenarioRowProps) {
  const { name, scenario, table, choices, isOpen, isChanged, found, onToggle, onChange } = props;
  const { candidates, strict } = effectiveChain(table, situationOf(name));
  return (
    <div className="border-b">
      <div className="grid grid-cols-[1fr_auto] items-start gap-x-3 gap-y-1 py-1.5 md:grid-cols-[14rem_1fr_auto]">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${name}: ${isOpen ? "close" : "edit"}`}
          onClick={onToggle}
          data-scenario={name}
          className="flex min-w-0 items-baseline gap-1 rounded-m text-left font-medium hover:text-ink"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={cn("shrink-0 self-center", isOpen && "rotate-90")}
          />
          <span className="min-w-0 break-all">{name}</span>
        </button>
        <p className="order-last col-span-2 flex min-w-0 flex-wrap items-baseline gap-x-1.5 pl-5 md:order-none md:col-span-1 md:pl-0">
          {candidates.map(({ model, why }, at) => (
            <span
              key={model}
              className={cn(
                "font-mono text-12 break-all",
                why.kind === "hidden_primary" &&
                  "rounded-s border border-dashed border-line px-1 text-ink-3",
              )}
            >
              {at === 0 ? "" : "→ "}
              {model}
              {why.kind === "hidden_primary" ? " (hidden: the Gateway adds it)" : ""}
            </span>
          ))}
          {candidates.length === 0 ? <span className="text-ink-3">no model of its own</span> : null}
          {strict === null ? null : (
            <strong className="text-12 font-semibold text-warn">no safety net</strong>
          )}
        </p>
        <span className="flex items-baseline gap-2 text-12 text-ink-3">
          {isChanged ? <span>changed</span> : null}
          {found.errors === 0 ? null : (
            <span className="text-warn">{formatCounted(found.errors, "error")}</span>
          )}
          {found.warnings === 0 ? null : <span>{formatCounted(found.warnings, "warning")}</span>}
        </span>
      </div>
      {isOpen ? (
        <section aria-label={name} className="space-y-4 pt-1 pb-4 md:pl-5">
          <ChainEditor {...{ name, scenario, table, choices, onChange }} />
          <ThresholdFields scenario={scenario} onChange={onChange} />
          {name === "default" ? null : (
            <Button size="s" onClick={() => onChange(null)}>
              <Trash2 size={14} aria-hidden />
              Remove {name}
            </Button>
          )}
        </section>
      ) : null}
    </div>
  );
}
