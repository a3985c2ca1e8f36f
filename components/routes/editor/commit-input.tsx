"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/input";

export type CommitInputProps = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  value: string;
  /** On Enter and on leaving; Escape takes it back. */
  onCommit: (value: string) => void;
};

/** One line whose value counts when it is finished, so that half a name is never in a table. */
export function CommitInput({ value, onCommit, ...rest }: CommitInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const wanted = typed?.trim();
    setTyped(null);
    if (wanted !== undefined && wanted !== value) onCommit(wanted);
  };
  return (
    <Input
      autoComplete="off"
      spellCheck={false}
      {...rest}
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          commit();
        } else if (event.key === "Escape" && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
