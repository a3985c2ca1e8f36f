"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { contextQuery } from "@/lib/client/context-query";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import { FILTER_NAMES, type FilterName, withFilter } from "./console-params";
import { FILTER_WORDS } from "./filter-words";
import { useConsoleState } from "./use-console-state";
import { useValueName } from "./use-value-name";

const SENSES = [
  { value: "is", text: "is" },
  { value: "not", text: "is not" },
] as const;
type Sense = (typeof SENSES)[number]["value"];

/** Choose a dimension, then its values; every tick is applied at once. */
export function FilterEditor({ name: fixed }: { name?: FilterName }) {
  const [name, setName] = useState<FilterName | null>(fixed ?? null);
  if (name === null) return <Names onChoose={setName} />;
  return (
    <Values key={name} name={name} onBack={fixed === undefined ? () => setName(null) : null} />
  );
}

function Names({ onChoose }: { onChoose: (name: FilterName) => void }) {
  return (
    <ul className="p-1">
      {FILTER_NAMES.map((name) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => onChoose(name)}
            className="flex h-7 w-full items-center justify-between rounded-m px-2 text-left -outline-offset-2 hover:bg-sunken"
          >
            {FILTER_WORDS[name]}
            <ChevronRight size={14} aria-hidden className="text-ink-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Values({ name, onBack }: { name: FilterName; onBack: (() => void) | null }) {
  const { filters, setFilters } = useConsoleState();
  const [sense, setSense] = useState<Sense>(filters[`not_${name}`] === undefined ? "is" : "not");
  const [search, setSearch] = useState("");
  const nameOf = useValueName();
  const known = useKnownValues(name);
  const chosen: readonly string[] = filters[sense === "is" ? name : (`not_${name}` as const)] ?? [];
  const all = [...new Set([...chosen, ...known])];
  const shown = all.filter((value) =>
    nameOf(name, value).toLowerCase().includes(search.toLowerCase()),
  );

  /** One name is either included or excluded by its values, so switching the sense takes them along. */
  const apply = (values: readonly string[], as: Sense) =>
    setFilters(withFilter(filters, name, as === "is" ? { is: values } : { not: values }));
  const toggle = (value: string) =>
    apply(
      chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
      sense,
    );
  const turn = (next: Sense) => {
    setSense(next);
    if (chosen.length > 0) apply(chosen, next);
  };
  return (
    <div>
      <div className="flex items-center gap-2 border-b p-2">
        {onBack === null ? null : (
          <button
            type="button"
            aria-label="Back to all filters"
            onClick={onBack}
            className="text-ink-3 hover:text-ink"
          >
            <ChevronLeft size={16} aria-hidden />
          </button>
        )}
        <span className="flex-1 font-medium">{FILTER_WORDS[name]}</span>
        <Segmented label="Sense" value={sense} choices={SENSES} onChoose={turn} />
      </div>
      {all.length > 8 ? (
        <div className="border-b p-2">
          <Input
            aria-label={`Search ${FILTER_WORDS[name]}`}
            placeholder="Search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      ) : null}
      <ul className="max-h-72 overflow-auto p-1">
        {shown.map((value) => (
          <li key={value}>
            <label className="flex h-7 items-center gap-2 rounded-m px-2 hover:bg-sunken">
              <input
                type="checkbox"
                className="accent-focus"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
              />
              <span className={value === "" ? "text-ink-3" : "truncate"}>
                {nameOf(name, value)}
              </span>
            </label>
          </li>
        ))}
        {shown.length === 0 ? <li className="p-2 text-ink-3">No value was seen yet.</li> : null}
      </ul>
    </div>
  );
}

/** Values seen so far; "" is unknown. */
function useKnownValues(name: FilterName): readonly string[] {
  const values = useQuery(contextQuery()).data?.values;
  if (name === "outcome") return OUTCOMES;
  return (values?.[name] ?? []).map((value) => value ?? "");
}
