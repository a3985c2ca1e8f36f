"use client";

import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import type { Catalogue } from "@/lib/charts/prepare-capabilities";

export type TiersEditorProps = {
  catalogue: Catalogue;
  onEdit: (catalogue: Catalogue) => void;
};

/** The organisation's tiers, best first. A tier that models still have cannot go. */
export function TiersEditor({ catalogue, onEdit }: TiersEditorProps) {
  const id = useId();
  const { tiers, models } = catalogue;
  const [typed, setTyped] = useState<string | null>(null);
  const used = new Set(Object.values(models).flatMap(({ tier }) => tier ?? []));
  const next = readTiers(typed ?? "");
  const lost = typed === null ? [] : [...used].filter((tier) => !next.includes(tier));
  return (
    <div className="max-w-xl">
      <label htmlFor={id} className="text-12 text-ink-3">
        Tiers, best first, with commas between
      </label>
      <Input
        id={id}
        value={typed ?? tiers.join(", ")}
        aria-invalid={lost.length > 0}
        maxLength={400}
        onChange={({ target }) => {
          setTyped(target.value);
          const read = readTiers(target.value);
          if ([...used].every((tier) => read.includes(tier))) onEdit({ ...catalogue, tiers: read });
        }}
        onBlur={() => setTyped(null)}
      />
      <span role="status" className="text-12 text-warn">
        {lost.length === 0 ? "" : `Models still have the tier ${lost.join(", ")}: it stays.`}
      </span>
    </div>
  );
}

function readTiers(text: string): string[] {
  const words = text.split(",").map((word) => word.trim().slice(0, 40));
  return [...new Set(words.filter((word) => word !== ""))].slice(0, 20);
}
