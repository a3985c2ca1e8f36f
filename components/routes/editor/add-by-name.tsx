"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";

export type AddByNameProps = {
  /** What is added: "provider", "banned model". */
  one: string;
  placeholder: string | undefined;
  /** Answers whether it was taken: what was not stays to be mended. */
  onAdd: (name: string) => boolean;
  className?: string;
};

/** One line and a button, for a name that joins others. */
export function AddByName({ one, placeholder, onAdd, className }: AddByNameProps) {
  const [added, setAdded] = useState("");
  return (
    <form
      className={cn("flex gap-1", className)}
      onSubmit={(event) => {
        event.preventDefault();
        const name = added.trim();
        if (name !== "" && onAdd(name)) setAdded("");
      }}
    >
      <Input
        aria-label={`New ${one}`}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-12"
        value={added}
        onChange={({ target }) => setAdded(target.value)}
      />
      <Button type="submit" aria-label={`Add ${one}`}>
        Add
      </Button>
    </form>
  );
}
