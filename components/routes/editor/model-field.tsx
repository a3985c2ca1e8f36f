"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useMemo, useState } from "react";
import { useTime } from "@/components/console/use-time";
import { cn } from "@/components/ui/cn";
import { dayWords, type ModelChoice } from "./model-choices";

export type ModelFieldProps = {
  label: string;
  value: string;
  choices: readonly ModelChoice[];
  placeholder?: string;
  disabled?: boolean;
  /** A model was chosen, or typed and finished. Never empty. */
  onCommit: (model: string) => void;
};

/** A list longer than this is searched, not read. */
const MOST_SHOWN = 50;

/** Names a model: any can be typed, and those that are known are offered with what traffic says of them. */
export function ModelField({
  label,
  value,
  choices,
  placeholder = "provider/model",
  disabled,
  onCommit,
}: ModelFieldProps) {
  const { timeAgo } = useTime();
  const [typed, setTyped] = useState<string | null>(null);
  const offered = useMemo(() => matching(choices, typed ?? ""), [choices, typed]);
  const commit = (model: string | null) => {
    setTyped(null);
    const wanted = model?.trim() ?? "";
    if (wanted !== "" && wanted !== value) onCommit(wanted);
  };
  return (
    <Autocomplete.Root<ModelChoice>
      items={choices}
      filteredItems={offered}
      itemToStringValue={({ model }) => model}
      value={typed ?? value}
      openOnInputClick
      disabled={disabled}
      onValueChange={(next, { reason }) => {
        if (reason === "item-press") commit(next);
        else setTyped(next);
      }}
    >
      <Autocomplete.Input
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onBlur={() => commit(typed)}
        onKeyDown={(event) => {
          // With one of the list chosen the list answers Enter itself.
          if (event.key !== "Enter" || event.currentTarget.getAttribute("aria-activedescendant"))
            return;
          event.preventDefault();
          commit(typed);
        }}
        className={cn(
          "h-7 w-full min-w-0 rounded-m border border-line bg-surface px-2 font-mono text-12 text-ink placeholder:text-ink-3",
        )}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} align="start" className="z-50">
          <Autocomplete.Popup className="w-[max(var(--anchor-width),22rem)] max-w-[var(--available-width)] rounded-l border border-hairline bg-raised text-ink shadow-pop">
            <Autocomplete.Empty>
              <p className="px-3 py-2 text-12 text-ink-2 empty:hidden">
                {offered.length === 0
                  ? "Nothing known is called so. Enter takes it as typed."
                  : null}
              </p>
            </Autocomplete.Empty>
            <Autocomplete.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto py-1 data-empty:p-0">
              {(choice: ModelChoice) => (
                <Autocomplete.Item
                  key={choice.model}
                  value={choice}
                  className="cursor-default px-3 py-1.5 data-highlighted:bg-sunken"
                >
                  <span className="block font-mono text-12 break-all">
                    {choice.model}
                    {choice.standsFor === null ? null : (
                      <span className="text-ink-3"> = {choice.standsFor}</span>
                    )}
                  </span>
                  <span className="block text-12 text-ink-2 tabular-nums">
                    {dayWords(choice)}
                    {seenWords(choice, timeAgo)}
                  </span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

function seenWords({ fact, elsewhereAt }: ModelChoice, timeAgo: (at: number) => string): string {
  const at = fact?.lastSeenAt ?? elsewhereAt;
  return at === null ? "" : ` · last seen ${timeAgo(at)}`;
}

function matching(choices: readonly ModelChoice[], typed: string): ModelChoice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices.filter(({ model }) =>
    words.every((word) => model.toLowerCase().includes(word)),
  );
  return found.slice(0, MOST_SHOWN);
}
