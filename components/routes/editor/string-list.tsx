"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { AddByName } from "./add-by-name";
import { CommitInput } from "./commit-input";
import { moved } from "./edit-scenario";

export type StringListProps = {
  /** What one entry is: "banned model". */
  one: string;
  values: readonly string[];
  isOrdered?: boolean;
  placeholder?: string;
  onChange: (values: readonly string[]) => void;
};

/** A short list of names: each can be changed, moved and taken away, and one can be added at the end. */
export function StringList({ one, values, isOrdered, placeholder, onChange }: StringListProps) {
  return (
    <div className="max-w-xl space-y-1">
      <ol className="space-y-1">
        {values.map((value, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice until it is mended
          <li key={`${at} ${value}`} className="flex items-center gap-1">
            <CommitInput
              aria-label={`${one} ${at + 1}`}
              className="font-mono text-12"
              value={value}
              onCommit={(name) =>
                onChange(name === "" ? values.toSpliced(at, 1) : values.with(at, name))
              }
            />
            {isOrdered ? (
              <>
                <Button
                  look="plain"
                  size="iconS"
                  aria-label={`Move ${value} up`}
                  disabled={at === 0}
                  onClick={() => onChange(moved(values, at, at - 1))}
                >
                  <ArrowUp size={14} aria-hidden />
                </Button>
                <Button
                  look="plain"
                  size="iconS"
                  aria-label={`Move ${value} down`}
                  disabled={at === values.length - 1}
                  onClick={() => onChange(moved(values, at, at + 1))}
                >
                  <ArrowDown size={14} aria-hidden />
                </Button>
              </>
            ) : null}
            <Button
              look="plain"
              size="iconS"
              aria-label={`Remove ${value}`}
              onClick={() => onChange(values.toSpliced(at, 1))}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <AddByName
        one={one}
        placeholder={placeholder}
        onAdd={(name) => {
          onChange([...values, name]);
          return true;
        }}
      />
    </div>
  );
}
