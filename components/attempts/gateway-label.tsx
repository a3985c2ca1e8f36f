import { TriangleAlert } from "lucide-react";
import { OUTCOME_LOOKS } from "@/lib/charts/outcome-look";
import type { AttemptRow } from "@/lib/contracts/attempts";
import { None } from "./unknown";

/** What the Gateway called it; marked where the evidence says something else. */
export function GatewayLabel({ row }: { row: AttemptRow }) {
  const { gatewayReason, contradiction, outcome } = row;
  if (gatewayReason === null) return <None />;
  if (!contradiction) return <span className="text-ink-2">{gatewayReason}</span>;
  const words = `The evidence says ${OUTCOME_LOOKS[outcome].word}`;
  return (
    <span className="inline-flex items-center gap-1 text-warn" title={words}>
      {gatewayReason}
      <TriangleAlert size={12} aria-hidden />
      <span className="sr-only">{words}</span>
    </span>
  );
}
