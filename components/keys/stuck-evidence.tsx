"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { formatCounted } from "@/lib/charts/format-number";
import { momentOf, stuckWindow } from "@/lib/charts/prepare-keys";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { keyFilters } from "./key-filters";

/** Why the Gateway's word on a key is not believed: the calls that went well meanwhile. */
export function StuckEvidence({ row, answer }: { row: KeyRow; answer: Keys }) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  const { stuck } = row;
  if (stuck === null) return null;
  const said = stuckWindow(row, momentOf(answer));
  const range = { from: said?.from ?? answer.range.from, to: stuck.lastSuccessAt + 1 };
  const filters = {
    ...keyFilters(row, "ok"),
    ...(said?.scope === "model" && said.model !== null ? { model: [said.model] } : {}),
  };
  return (
    <p className="text-12 text-ink-2">
      {"Meanwhile "}
      <Link
        href={href("/attempts", { range, filters })}
        prefetch={false}
        className="link font-medium text-ink"
      >
        {formatCounted(stuck.successes, "call")}
      </Link>
      {" with it succeeded, "}
      <Link
        href={href("/attempts", { range, filters, params: { attempt: stuck.attemptId } })}
        prefetch={false}
        className="link"
      >
        the last {timeAgo(stuck.lastSuccessAt)}
      </Link>
      {": the Gateway's word is likely out of date."}
    </p>
  );
}
