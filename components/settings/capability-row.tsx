"use client";

import { type ReactNode, useState } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { NOTHING_SAID, parseTokens } from "@/lib/charts/prepare-capabilities";
import type { Capability } from "@/lib/core/capability/capability";

export type CapabilityRowProps = {
  modelRef: string;
  tiers: readonly string[];
  /** `null`: not in the catalogue. */
  capability: Capability | null;
  onEdit: (change: Partial<Capability>) => void;
};

/** One model: a row, or a card where there is no room for one. */
export function CapabilityRow({ modelRef, tiers, capability, onEdit }: CapabilityRowProps) {
  const { tier, vision, tools, contextTokens } = capability ?? NOTHING_SAID;
  return (
    <li className="grid grid-cols-2 items-center gap-x-2 gap-y-1 border-b py-1.5 sm:grid-cols-4 lg:grid-cols-[1fr_9rem_8rem_8rem_9rem]">
      <span className="col-span-full flex min-w-0 items-baseline gap-2 lg:col-span-1">
        <span className="min-w-0 truncate font-mono" title={modelRef}>
          {modelRef}
        </span>
        {capability === null ? <span className="shrink-0 text-12 text-ink-3">no label</span> : null}
      </span>
      <Field word="Tier">
        <Select
          aria-label={`Tier of ${modelRef}`}
          value={tier ?? ""}
          onChange={({ target }) => onEdit({ tier: target.value === "" ? null : target.value })}
        >
          <option value="">not said</option>
          {tiers.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Field word="Vision">
        <YesNo
          label={`Vision of ${modelRef}`}
          value={vision}
          onChoose={(value) => onEdit({ vision: value })}
        />
      </Field>
      <Field word="Tools">
        <YesNo
          label={`Tools of ${modelRef}`}
          value={tools}
          onChoose={(value) => onEdit({ tools: value })}
        />
      </Field>
      <Field word="Context">
        <Tokens
          label={`Context of ${modelRef} in tokens`}
          value={contextTokens}
          onChoose={(value) => onEdit({ contextTokens: value })}
        />
      </Field>
    </li>
  );
}

/** Its word stands above the field on a card, and in the head of the columns of a row. */
function Field({ word, children }: { word: string; children: ReactNode }) {
  return (
    <span className="grid min-w-0">
      <span aria-hidden className="text-12 text-ink-3 lg:hidden">
        {word}
      </span>
      {children}
    </span>
  );
}

type YesNoProps = {
  label: string;
  value: boolean | null;
  onChoose: (value: boolean | null) => void;
};

function YesNo({ label, value, onChoose }: YesNoProps) {
  return (
    <Select
      aria-label={label}
      value={value === null ? "" : value ? "yes" : "no"}
      onChange={({ target }) => onChoose(target.value === "" ? null : target.value === "yes")}
    >
      <option value="">not said</option>
      <option value="yes">yes</option>
      <option value="no">no</option>
    </Select>
  );
}

type TokensProps = {
  label: string;
  value: number | null;
  onChoose: (value: number | null) => void;
};

/** What is typed stays as it is until the field is left, and is marked while it is no number of tokens. */
function Tokens({ label, value, onChoose }: TokensProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? "" : String(value));
  const wrong = shown.trim() !== "" && parseTokens(shown) === null;
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong}
      title={wrong ? "A number of tokens, such as 200000 or 200k" : undefined}
      inputMode="numeric"
      placeholder="not said"
      maxLength={20}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        const tokens = parseTokens(target.value);
        if (tokens !== null || target.value.trim() === "") onChoose(tokens);
      }}
      onBlur={() => setTyped(wrong ? shown : null)}
      className="num"
    />
  );
}
