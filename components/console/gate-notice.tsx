"use client";

import Link from "next/link";
import { closedGates } from "@/lib/charts/closed-gates";
import { formatShare } from "@/lib/charts/format-number";
import { GATED_WORDS } from "@/lib/charts/withheld-words";
import type { TallyWire } from "@/lib/contracts/wire";
import { FIELD_GATES } from "@/lib/core/quality/field-gates";
import { useConsoleState } from "./use-console-state";

/** Which ratios of a picture are withheld because a field is known too seldom, and the way to what would change it. */
export function GateNotice({ tallies }: { tallies: readonly TallyWire[] }) {
  const { href } = useConsoleState();
  const gates = closedGates(tallies);
  if (gates.length === 0) return null;
  const words = gates.map(
    ({ field, known }) =>
      `${GATED_WORDS[field]} known for as little as ${formatShare(known)} of the attempts (${formatShare(FIELD_GATES[field])} needed)`,
  );
  return (
    <p>
      Counts stand where a ratio would mislead: {words.join("; ")}.{" "}
      <Link href={href("/quality")} className="link font-medium">
        See data quality
      </Link>
    </p>
  );
}
