"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PanelFrame } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { formatCount } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import {
  REPLAY_LIST_WORDS,
  replayCoverage,
  replayLimits,
  replaySentence,
} from "@/lib/charts/replay-words";
import { draftReplayQuery, REPLAY_PAGE, type ReplayAsked } from "@/lib/client/route-replay-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { ReplayList, RouteReplay } from "@/lib/contracts/route-replay";
import { ReplayedRequests } from "./replayed-requests";

const FIRST: ReplayAsked = { list: "changed", offset: 0 };

/** What the change would have meant for the traffic of the last day: how many requests, which, and what nobody can know. */
export function ReplayPanel({ draft }: { draft: RouteDraftWire }) {
  const [asked, setAsked] = useState(FIRST);
  const { range } = useTime();
  const { queryKey, ...rest } = draftReplayQuery(draft.id, asked);
  // Another text goes another way.
  const query = useQuery({
    ...rest,
    queryKey: [...queryKey, draft.textHash],
    placeholderData: keepPreviousData,
  });
  return (
    <PanelFrame<RouteReplay>
      title="Replay"
      query={query}
      note={({ range: of, replay }) =>
        replay === null
          ? null
          : `${range(of)} · ${replayCoverage(replay)} of ${asked.gateway ?? trafficOf(replay.environment)}`
      }
      actions={
        <Gateways
          chosen={asked.gateway}
          known={query.data?.replay?.gateways ?? []}
          environment={query.data?.replay?.environment ?? null}
          onChoose={(gateway) => setAsked({ ...FIRST, gateway })}
        />
      }
    >
      {({ range: held, replay }) =>
        replay === null ? (
          <p>The text, or that of the version before, cannot be read, so nothing was replayed.</p>
        ) : (
          <Outcome
            replay={replay}
            asked={asked}
            onAsk={(next) =>
              setAsked({ ...asked, ...held, scenario: undefined, offset: 0, ...next })
            }
          />
        )
      }
    </PanelFrame>
  );
}

type OutcomeProps = {
  replay: NonNullable<RouteReplay["replay"]>;
  asked: ReplayAsked;
  onAsk: (next: Partial<ReplayAsked>) => void;
};

function Outcome({ replay, asked, onAsk }: OutcomeProps) {
  const { list } = replay;
  const last = asked.offset + list.requests.length;
  return (
    <div className="space-y-4">
      <p className="max-w-prose font-medium">{replaySentence(replay)}</p>
      {replay.scenarios.length === 0 ? null : (
        <Scenarios replay={replay} asked={asked} onAsk={onAsk} />
      )}
      <Gaps replay={replay} onAsk={onAsk} />
      {list.count === 0 ? null : (
        <section aria-label="Requests of the replay" className="space-y-2">
          <h3 className="font-medium">
            {REPLAY_LIST_WORDS[list.of]}
            {asked.scenario === undefined ? "" : `, ${asked.scenario}`}
            <span className="font-normal text-ink-3"> {formatCount(list.count)}</span>
          </h3>
          <ReplayedRequests requests={list.requests} />
          {list.count <= REPLAY_PAGE ? null : (
            <div className="flex items-center gap-2">
              <Button
                size="s"
                disabled={asked.offset === 0}
                onClick={() => onAsk({ ...asked, offset: asked.offset - REPLAY_PAGE })}
              >
                Newer
              </Button>
              <Button
                size="s"
                disabled={last >= list.count}
                onClick={() => onAsk({ ...asked, offset: asked.offset + REPLAY_PAGE })}
              >
                Older
              </Button>
              <span className="text-12 text-ink-3">
                {formatCount(asked.offset + 1)} to {formatCount(last)}
              </span>
            </div>
          )}
        </section>
      )}
      <details>
        <summary className="w-fit text-ink-2">What it cannot know</summary>
        <ul className="max-w-prose list-disc space-y-1 pt-2 pl-5 text-ink-2">
          {replayLimits(replay).map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Scenarios({ replay: { scenarios, total }, asked, onAsk }: OutcomeProps) {
  const all = { scenarios: [], flows: [], ...total };
  return (
    <SidewaysScroll>
      <Table>
        <caption className="sr-only">The replay, by scenario</caption>
        <thead>
          <tr>
            <HeadCell>Scenario</HeadCell>
            <HeadCell numeric>Requests</HeadCell>
            <HeadCell numeric>Elsewhere</HeadCell>
            <HeadCell>Begins with</HeadCell>
            <HeadCell numeric>First without a ready key</HeadCell>
            <HeadCell numeric>No key ready at all</HeadCell>
          </tr>
        </thead>
        <tbody>
          {[...(scenarios.length > 1 ? [all] : []), ...scenarios].map((one) => {
            const name = one.scenarios.join(" ");
            const scenario = name === "" ? undefined : name;
            const open = (list: ReplayList, count: number, text = formatCount(count)) =>
              count === 0 ? (
                text
              ) : (
                <button
                  type="button"
                  className="link"
                  aria-pressed={asked.list === list && asked.scenario === scenario}
                  onClick={() => onAsk({ list, scenario })}
                >
                  {text}
                </button>
              );
            const fates = (fate: "cooling" | "exhausted") => {
              const [was, is] = [one.base[fate], one.draft[fate]];
              return open(fate, Math.max(was, is), `${formatCount(was)} → ${formatCount(is)}`);
            };
            return (
              <tr key={name}>
                <Cell>{name === "" ? "All" : one.scenarios.join(" or ")}</Cell>
                <Cell numeric>{open("known", one.requests)}</Cell>
                <Cell numeric>{open("elsewhere", one.elsewhere)}</Cell>
                <Cell className="font-mono text-12">
                  {one.flows.map(({ from, to, requests }) => (
                    <span key={`${from} ${to}`} className="block">
                      {from} → {to}
                      {one.flows.length > 1 ? ` (${formatCount(requests)})` : ""}
                    </span>
                  ))}
                </Cell>
                <Cell numeric>{fates("cooling")}</Cell>
                <Cell numeric>{fates("exhausted")}</Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </SidewaysScroll>
  );
}

const GAPS = ["outside", "ambiguous", "no_model", "unsayable"] as const;

/** Requests of which nothing is said; each number leads to them. */
function Gaps({ replay: { gaps }, onAsk }: Pick<OutcomeProps, "replay" | "onAsk">) {
  const some = GAPS.filter((gap) => gaps[gap] > 0);
  if (some.length === 0) return null;
  return (
    <p className="text-12 text-ink-2">
      Not in these numbers:{" "}
      {some.map((gap, at) => (
        <span key={gap}>
          {at > 0 ? ", " : ""}
          <button type="button" className="link" onClick={() => onAsk({ list: gap })}>
            {formatCount(gaps[gap])} {REPLAY_LIST_WORDS[gap].toLowerCase()}
          </button>
        </span>
      ))}
      .
    </p>
  );
}

type GatewaysProps = {
  chosen: string | undefined;
  known: readonly string[];
  environment: readonly string[] | null;
  onChoose: (gateway: string | undefined) => void;
};

/** Those that serve the environment; where none is said to, who knows which ones run the table can choose. */
function Gateways({ chosen, known, environment, onChoose }: GatewaysProps) {
  const [seen, setSeen] = useState<readonly string[]>([]);
  if (chosen === undefined && known.join() !== seen.join()) setSeen(known);
  if (seen.length < 2) return null;
  return (
    <label className="flex items-center gap-2 text-12 text-ink-2">
      Of
      <select
        className="h-7 max-w-48 rounded-m border border-line bg-surface px-2 text-13 text-ink"
        value={chosen ?? ""}
        onChange={({ target }) => onChoose(target.value === "" ? undefined : target.value)}
      >
        <option value="">{trafficOf(environment)}</option>
        {seen.map((gateway) => (
          <option key={gateway} value={gateway}>
            {gateway}
          </option>
        ))}
      </select>
    </label>
  );
}
