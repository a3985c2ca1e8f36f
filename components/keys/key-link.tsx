"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { keyName } from "@/lib/charts/key-name";
import type { KeyRow } from "@/lib/contracts/keys";
import { useKeyHref } from "./use-key-href";

/** A key by its name, or as much of its hash as tells it apart; opens its drawer. */
export function KeyLink({ row, className }: { row: KeyRow; className?: string }) {
  const href = useKeyHref();
  return (
    <Link
      href={href(row)}
      scroll={false}
      prefetch={false}
      className={cn("link font-medium", className)}
      title={row.label ?? row.keyId}
    >
      <KeyTitle row={row} />
    </Link>
  );
}

export function KeyTitle({ row: { keyId, label, provider } }: { row: KeyRow }) {
  return (
    <span className={label === null ? "font-mono text-12" : undefined}>
      {keyName(keyId, label, provider)}
    </span>
  );
}
