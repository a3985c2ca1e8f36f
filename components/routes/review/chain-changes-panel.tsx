"use client";

import { useQuery } from "@tanstack/react-query";
import { PanelFrame } from "@/components/console/panel-frame";
import { type ChainSide, prepareChainChanges } from "@/lib/charts/prepare-chain-changes";
import { draftChainsQuery } from "@/lib/client/route-drafts-query";
import { versionChainsQuery } from "@/lib/client/route-versions-query";
import type { RouteChains } from "@/lib/contracts/route-chains";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";

/** Who is affected: what a Gateway would really try, before and after. */
export function ChainChangesPanel({ draft }: { draft: RouteDraftWire }) {
  const { queryKey, ...rest } = draftChainsQuery(draft.id);
  const after = useQuery({ ...rest, queryKey: [...queryKey, draft.textHash] });
  const before = useQuery({
    ...versionChainsQuery({ table: draft.table, sha: draft.base ?? "" }),
    enabled: draft.base !== null,
  });
  const isRead = draft.base === null || before.data !== undefined;
  const both = isRead && after.data !== undefined ? after.data : undefined;
  return (
    <PanelFrame<RouteChains>
      title="Effective chains"
      note={({ rulesSince }) => `by the rules of OpenClaw since ${rulesSince}`}
      query={{
        ...after,
        data: both,
        error: after.error ?? before.error,
        isError: after.isError || before.isError,
        refetch: () =>
          Promise.all([after.refetch(), draft.base === null ? null : before.refetch()]),
      }}
    >
      {(target) => (
        <Changes base={draft.base === null ? null : (before.data ?? null)} target={target} />
      )}
    </PanelFrame>
  );
}

function Changes({ base, target }: { base: RouteChains | null; target: RouteChains }) {
  const changes = prepareChainChanges(base, target);
  if (changes === null) return <p>One of the texts cannot be read as a route table.</p>;
  if (changes.length === 0) return <p>No effective chain changes.</p>;
  return (
    <ul className="space-y-4">
      {changes.map(({ key, title, before, after }) => (
        <li key={key}>
          <h3 className="font-medium break-words">{title}</h3>
          <Side name="before" side={before} />
          <Side name="after" side={after} />
        </li>
      ))}
    </ul>
  );
}

function Side({ name, side }: { name: string; side: ChainSide | null }) {
  return (
    <div className="flex items-baseline gap-x-2 text-ink-2">
      <span className="w-12 shrink-0 text-12 text-ink-3">{name}</span>
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {side === null ? "no chain of its own" : null}
        {side?.models.map(({ model, isHidden }, at) => (
          // A model stands once in a chain.
          <span key={model} className="font-mono text-12 break-all">
            {at === 0 ? "" : "→ "}
            {model}
            {isHidden ? " (hidden: the Gateway adds it)" : ""}
          </span>
        ))}
        {side?.isStrict ? <strong className="font-semibold text-warn">no safety net</strong> : null}
      </p>
    </div>
  );
}
