"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { auditGroups, auditWords } from "@/lib/charts/audit-words";
import type { AuditAction } from "@/lib/core/audit/audit-entry";

export type ActionChooserProps = {
  /** Empty: everything. */
  chosen: readonly AuditAction[];
  onChoose: (actions: AuditAction[]) => void;
};

/** Which kinds of entries, several at a time, or all of a group at once. */
export function ActionChooser({ chosen, onChoose }: ActionChooserProps) {
  const toggle = (actions: readonly AuditAction[], on: boolean) => {
    const others = chosen.filter((action) => !actions.includes(action));
    onChoose(on ? [...others, ...actions] : others);
  };
  return (
    <Popover
      label="What happened"
      className="max-h-96 w-72 p-2"
      trigger={
        <Button>
          {kindsWords(chosen)}
          <ChevronDown size={14} aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      {auditGroups().map(({ title, actions }) => (
        <fieldset key={title} className="mb-1">
          <legend className="float-left w-full">
            <Choice
              text={title}
              strong
              checked={actions.every((action) => chosen.includes(action))}
              onChange={(on) => toggle(actions, on)}
            />
          </legend>
          {actions.length === 1
            ? null
            : actions.map((action) => (
                <Choice
                  key={action}
                  text={auditWords(action)}
                  checked={chosen.includes(action)}
                  onChange={(on) => toggle([action], on)}
                />
              ))}
        </fieldset>
      ))}
    </Popover>
  );
}

type ChoiceProps = {
  text: string;
  /** Stands for all that follow it. */
  strong?: boolean;
  checked: boolean;
  onChange: (on: boolean) => void;
};

function Choice({ text, strong = false, checked, onChange }: ChoiceProps) {
  return (
    <label
      className={`clear-both flex min-h-7 items-center gap-2 rounded-m px-2 hover:bg-sunken ${strong ? "font-medium" : "pl-7"}`}
    >
      <input
        type="checkbox"
        className="accent-focus"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {text}
    </label>
  );
}

function kindsWords(chosen: readonly AuditAction[]): string {
  const [first] = chosen;
  if (first === undefined) return "Everything";
  return chosen.length === 1 ? auditWords(first) : `${chosen.length} kinds`;
}
