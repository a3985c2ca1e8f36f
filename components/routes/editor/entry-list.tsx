"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { AddByName } from "./add-by-name";

export type EntryListProps<Value> = {
  /** What one entry's name is: "provider". */
  one: string;
  entries: Readonly<Record<string, Value>>;
  /** What a new entry begins with. */
  first: Value;
  onChange: (entries: Readonly<Record<string, Value>> | undefined) => void;
  children: (name: string, value: Value, onValue: (value: Value) => void) => ReactNode;
};

/** Entries by name: each has its fields, and can be taken away; one can be added. */
export function EntryList<Value>({
  one,
  entries,
  first,
  onChange,
  children,
}: EntryListProps<Value>) {
  const change = (next: Readonly<Record<string, Value>>) =>
    onChange(Object.keys(next).length === 0 ? undefined : next);
  return (
    <div className="space-y-3">
      <ul className="space-y-3">
        {Object.entries(entries).map(([name, value]) => (
          <li key={name} className="space-y-1">
            <div className="flex items-center gap-1">
              <h3 className="min-w-0 font-mono text-12 font-medium break-all">{name}</h3>
              <Button
                look="plain"
                size="iconS"
                aria-label={`Remove ${one} ${name}`}
                onClick={() =>
                  change(
                    Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name)),
                  )
                }
              >
                <X size={14} aria-hidden />
              </Button>
            </div>
            {children(name, value, (next) => change({ ...entries, [name]: next }))}
          </li>
        ))}
      </ul>
      <AddByName
        one={one}
        placeholder={one}
        className="max-w-xl"
        onAdd={(name) => {
          if (Object.hasOwn(entries, name)) return false;
          change({ ...entries, [name]: first });
          return true;
        }}
      />
    </div>
  );
}
