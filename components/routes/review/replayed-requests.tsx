"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { FATE_WORDS, REPLAY_LIST_WORDS } from "@/lib/charts/replay-words";
import type { ReplayedRequest } from "@/lib/contracts/route-replay";

/** Requests that were replayed, each leading to what really happened. */
export function ReplayedRequests({ requests }: { requests: readonly ReplayedRequest[] }) {
  const { timeSeconds } = useTime();
  const { href } = useConsoleState();
  return (
    <SidewaysScroll>
      <Table>
        <caption className="sr-only">Requests of the replay</caption>
        <thead>
          <tr>
            <HeadCell>Time</HeadCell>
            <HeadCell>Gateway</HeadCell>
            <HeadCell>Scenario</HeadCell>
            <HeadCell>Before</HeadCell>
            <HeadCell>With the change</HeadCell>
            <HeadCell>Really called</HeadCell>
          </tr>
        </thead>
        <tbody>
          {requests.map((one) => (
            <tr key={one.id}>
              <Cell className="num whitespace-nowrap">
                <Link
                  href={href(`/requests/${encodeURIComponent(one.id)}`)}
                  prefetch={false}
                  className="link"
                >
                  {timeSeconds(one.at)}
                </Link>
              </Cell>
              <Cell>{one.gateway}</Cell>
              <Cell>{one.scenarios.join(" or ") || "–"}</Cell>
              {one.kind === "known" ? (
                <>
                  <Passage passage={one.base} />
                  <Passage passage={one.draft} />
                </>
              ) : (
                <Cell colSpan={2} className="text-ink-2">
                  {REPLAY_LIST_WORDS[one.kind]}
                  {one.requested === null ? "" : `: ${one.requested}`}
                </Cell>
              )}
              <Cell className="font-mono text-12">
                {one.tried.length === 0 ? (
                  <span className="font-sans text-ink-3">no call is logged</span>
                ) : (
                  one.tried.join(" → ")
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </SidewaysScroll>
  );
}

function Passage({ passage }: { passage: ReplayedRequest["base"] }) {
  if (passage === null) return <Cell>–</Cell>;
  const { first, fate, isKeyKnown } = passage;
  return (
    <Cell>
      <span className="font-mono text-12">{first}</span>
      {fate === "ready" && isKeyKnown ? null : (
        <span
          className={fate === "exhausted" ? "block text-12 text-warn" : "block text-12 text-ink-3"}
        >
          {fate === "ready" ? "keys not known" : FATE_WORDS[fate]}
        </span>
      )}
    </Cell>
  );
}
