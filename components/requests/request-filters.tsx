"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { reasonWords } from "@/lib/charts/reason-words";
import type { RequestsNarrowing } from "@/lib/client/requests-query";
import type { RequestResult, RequestTrait } from "@/lib/core/request/request";
import { useRequestsParams } from "./use-requests-params";

const RESULTS: readonly { value: RequestResult; text: string }[] = [
  { value: "served", text: "Served" },
  { value: "exhausted", text: "Exhausted" },
  { value: "aborted", text: "Aborted" },
  { value: "unknown", text: "End unknown" },
];

const TRAITS: readonly { value: RequestTrait; text: string }[] = [
  { value: "primary", text: "As asked" },
  { value: "downgraded", text: "By fallback" },
  { value: "silent", text: "Silent" },
  { value: "recovered", text: "Probe recovery" },
  { value: "skipped", text: "With skips" },
];

/** How it ended and what is so of it; chosen ones of a group are alternatives. */
export function RequestFilters() {
  const { params, setParams, isNarrowed, clear } = useRequestsParams();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 print:hidden">
      <Choices
        label="Result"
        choices={RESULTS}
        chosen={params.result ?? []}
        onChoose={(result) => void setParams({ result })}
      />
      <Choices
        label="What is so of it"
        choices={TRAITS}
        chosen={params.trait ?? []}
        onChoose={(trait) => void setParams({ trait })}
      />
      {(["requested", "served", "reason"] as const).map((name) => (
        <Chip key={name} name={name} />
      ))}
      {isNarrowed ? (
        <Button look="plain" size="s" onClick={clear}>
          Clear these
        </Button>
      ) : null}
    </div>
  );
}

type ChoicesProps<T extends string> = {
  label: string;
  choices: readonly { value: T; text: string }[];
  chosen: readonly T[];
  onChoose: (chosen: T[] | null) => void;
};

function Choices<T extends string>({ label, choices, chosen, onChoose }: ChoicesProps<T>) {
  function toggle(value: T) {
    const next = chosen.includes(value)
      ? chosen.filter((other) => other !== value)
      : [...chosen, value];
    onChoose(next.length === 0 ? null : next);
  }
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
          className={cn(
            "h-6 rounded-m border px-2 text-12 text-ink-2 hover:bg-sunken hover:text-ink",
            chosen.includes(value) && "border-focus bg-selection font-medium text-ink",
          )}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

const CHIP_WORDS = {
  requested: "asked for",
  served: "served by",
  reason: "because of",
} as const satisfies Partial<Record<keyof RequestsNarrowing, string>>;

/** What another screen narrowed the list to. */
function Chip({ name }: { name: keyof typeof CHIP_WORDS }) {
  const { params, setParams } = useRequestsParams();
  const values = params[name] ?? [];
  if (values.length === 0) return null;
  const words = values.map((value) => (name === "reason" ? reasonWords(value) : value));
  const text = `${CHIP_WORDS[name]} ${words.join(" or ")}`;
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-m border border-hairline bg-surface pl-2 text-13">
      <span className="min-w-0 truncate" title={text}>
        <span className="text-ink-3">{CHIP_WORDS[name]}</span>{" "}
        <span className="font-medium">{words.join(" or ")}</span>
      </span>
      <button
        type="button"
        aria-label={`Remove: ${text}`}
        onClick={() => void setParams({ [name]: null })}
        className="inline-flex h-full items-center rounded-r-m px-1.5 text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}
