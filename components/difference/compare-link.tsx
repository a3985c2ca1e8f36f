"use client";

import { Split } from "lucide-react";
import Link from "next/link";
import { FILTER_NAMES } from "@/components/console/console-params";
import { useConsoleState } from "@/components/console/use-console-state";
import { buttonLook } from "@/components/ui/button";
import type { FilterQuery } from "@/lib/contracts/query";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";

const SELECTING = new Set<string>([...DIMENSIONS, "outcome", "not_outcome"]);
const NO_FILTERS: FilterQuery = Object.fromEntries(
  FILTER_NAMES.flatMap((name) => [
    [name, undefined],
    [`not_${name}`, undefined],
  ]),
);

/** Compares what the filters let through with what they hold back. Nothing where there is none of either. */
export function CompareLink() {
  const { filters, href } = useConsoleState();
  const names = Object.keys(filters);
  if (names.length === 0 || names.some((name) => !SELECTING.has(name))) return null;
  const params = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [`in_${name}`, values]),
  );
  return (
    <Link
      href={href("/now", { filters: NO_FILTERS, params })}
      className={buttonLook({ look: "plain", size: "s" })}
    >
      <Split size={14} aria-hidden />
      What is different?
    </Link>
  );
}
