"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { PanelFailure } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { SidewaysScroll } from "@/components/ui/sideways-scroll";
import { Skeleton } from "@/components/ui/skeleton";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { formatLatency } from "@/lib/charts/format-duration";
import { formatCount, formatShare } from "@/lib/charts/format-number";
import { trafficOf } from "@/lib/charts/gateways-words";
import { routeEffectQuery } from "@/lib/client/route-versions-query";
import type { OfVersion, RouteEffect } from "@/lib/contracts/route-versions";
import type { TallyWire } from "@/lib/contracts/wire";

/** Traffic before and after a version came into force: what was different, never why. */
export function EffectView(version: OfVersion) {
  const effect = useQuery(routeEffectQuery(version));
  if (effect.data !== undefined) return <Sides effect={effect.data} />;
  if (effect.isError) return <PanelFailure error={effect.error} retry={effect.refetch} />;
  return (
    <div role="status" aria-label="Reading">
      <Skeleton className="h-40" />
    </div>
  );
}

const ENDS = {
  window: "",
  next_version: " It ends where the next version came into force.",
  now: " It ends now.",
} as const;

function Sides({ effect }: { effect: RouteEffect }) {
  const { before, after, afterEnds, alsoChanged, gateways } = effect;
  const { time } = useTime();
  const models = modelsOf(effect);
  const isWhole = [before, after].every(({ evidence }) => evidence === "every_call");
  const ranges = { before: before.range, after: after.range };
  return (
    <div className="space-y-3">
      <p className="max-w-prose text-ink-2">
        {time(before.range.from)} – {time(before.range.to)} beside {time(after.range.from)} –{" "}
        {time(after.range.to)}.{ENDS[afterEnds]}{" "}
        {gateways === null
          ? "All Gateways together: none is said to serve this environment."
          : `Traffic of ${trafficOf(gateways)} alone.`}
      </p>
      {alsoChanged.length === 0 ? null : (
        <p className="max-w-prose text-warn">
          Also changed in that time:{" "}
          {alsoChanged.map(({ table, number }) => `${table} ${number}`).join(", ")}.
        </p>
      )}
      <Requests {...effect} />
      <SidewaysScroll>
        <Table>
          <caption className="sr-only">Before and after, by model</caption>
          <thead>
            <tr>
              <HeadCell>Model</HeadCell>
              <HeadCell numeric>Attempts</HeadCell>
              <HeadCell numeric>429</HeadCell>
              <HeadCell numeric>Timeout</HeadCell>
              <HeadCell numeric>P95</HeadCell>
            </tr>
          </thead>
          <tbody>
            {models.map((line) => (
              <tr key={line.name}>
                <Cell className="font-mono text-12">{line.name}</Cell>
                <Cell numeric>
                  <Pair {...line} {...ranges} value={count} />
                </Cell>
                <Cell numeric>
                  <Pair {...line} {...ranges} outcome="rate_limited" value={share} />
                </Cell>
                <Cell numeric>
                  <Pair {...line} {...ranges} outcome="timeout" value={share} />
                </Cell>
                <Cell numeric>
                  {p95(line.was)} → {p95(line.is)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </SidewaysScroll>
      <p className="text-12 text-ink-3">
        Shares are of attempts whose sources write every call, and unknown where none does.
        {before.requestsSince === null ? "" : " Requests of the time before are not all kept."}
        {isWhole
          ? ""
          : " Some sources leave out fast successes: there are more requests than these."}
      </p>
    </div>
  );
}

/** What requests came to: each number leads to them. */
function Requests({ before, after, gateways }: RouteEffect) {
  const { href } = useConsoleState();
  // Where fast successes are not logged, a share of the requests that are known says nothing.
  const of = ({ requests: { requests }, evidence }: Side, counted: number) =>
    requests === 0 || evidence !== "every_call" ? "" : ` (${formatShare(counted / requests)})`;
  const link = (side: Side, counted: number, params: Record<string, string[]>) => (
    <Link
      href={href("/requests", { range: side.range, filters: ofGateways(gateways), params })}
      prefetch={false}
      className="link"
    >
      {formatCount(counted)}
    </Link>
  );
  return (
    <SidewaysScroll>
      <Table>
        <caption className="sr-only">Before and after, of requests</caption>
        <thead>
          <tr>
            <HeadCell>Requests</HeadCell>
            <HeadCell numeric>Before</HeadCell>
            <HeadCell numeric>After</HeadCell>
          </tr>
        </thead>
        <tbody>
          {REQUEST_LINES.map(({ word, count: counted, params }) => (
            <tr key={word}>
              <Cell>{word}</Cell>
              {[before, after].map((side) => {
                const known = side.evidence !== "none";
                const n = counted(side.requests);
                return (
                  <Cell key={side.range.from} numeric>
                    {known ? link(side, n, params) : "–"}
                    {known && word !== "All" ? of(side, n) : ""}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </SidewaysScroll>
  );
}

type Side = RouteEffect["before"];

const REQUEST_LINES: readonly {
  word: string;
  count: (sums: Side["requests"]) => number;
  params: Record<string, string[]>;
}[] = [
  { word: "All", count: ({ requests }) => requests, params: {} },
  {
    word: "Downgraded",
    count: ({ downgraded }) => downgraded,
    params: { trait: ["downgraded"] },
  },
  {
    word: "Exhausted",
    count: ({ exhausted }) => exhausted,
    params: { result: ["exhausted"] },
  },
];

type PairProps = Line & {
  before: Side["range"];
  after: Side["range"];
  outcome?: "rate_limited" | "timeout";
  value: (tally: TallyWire | null, outcome?: "rate_limited" | "timeout") => string;
};

/** A number of both sides; each leads to the attempts behind it. */
function Pair({ was, is, before, after, ref, outcome, value }: PairProps) {
  const { href } = useConsoleState();
  const side = (tally: TallyWire | null, range: Side["range"]) => {
    const text = value(tally, outcome);
    if (tally === null || text === "–") return text;
    const counted = outcome === undefined ? null : (tally.rated.outcomes[outcome] ?? 0);
    return (
      <Link
        href={href("/attempts", {
          range,
          filters: { ...ref, ...(outcome === undefined ? {} : { outcome: [outcome] }) },
        })}
        prefetch={false}
        className="link"
        title={
          counted === null
            ? undefined
            : `${formatCount(counted)} of ${formatCount(tally.rated.attempts)} attempts`
        }
      >
        {text}
      </Link>
    );
  };
  return (
    <>
      {side(was, before)} → {side(is, after)}
    </>
  );
}

type Line = {
  readonly name: string;
  /** How attempts of it are filtered. */
  readonly ref: Readonly<Record<string, string[]>>;
  readonly was: TallyWire | null;
  readonly is: TallyWire | null;
};

function ofGateways(gateways: RouteEffect["gateways"]): Record<string, string[]> {
  return gateways === null ? {} : { gateway: [...gateways] };
}

/** Everything, then each model that either side had, most attempts first. */
function modelsOf({ before, after, gateways }: RouteEffect): Line[] {
  const own = ofGateways(gateways);
  const name = (one: RouteEffect["before"]["models"][number]) =>
    `${one.provider ?? "unknown"}/${one.model ?? "unknown"}`;
  const was = new Map(before.models.map((one) => [name(one), one.tally]));
  const is = new Map(after.models.map((one) => [name(one), one.tally]));
  const refs = new Map(
    [...before.models, ...after.models].map((one) => [
      name(one),
      {
        ...own,
        ...(one.provider === null ? {} : { provider: [one.provider] }),
        ...(one.model === null ? {} : { model: [one.model] }),
      },
    ]),
  );
  const names = [...new Set([...is.keys(), ...was.keys()])];
  const attempts = (one: string) => (is.get(one)?.attempts ?? 0) + (was.get(one)?.attempts ?? 0);
  return [
    { name: "All", ref: own, was: before.total, is: after.total },
    ...names
      .sort((a, b) => attempts(b) - attempts(a))
      .map((one) => ({
        name: one,
        ref: refs.get(one) ?? own,
        was: was.get(one) ?? null,
        is: is.get(one) ?? null,
      })),
  ];
}

function count(tally: TallyWire | null): string {
  return tally === null ? "0" : formatCount(tally.attempts);
}

function share(
  tally: TallyWire | null,
  outcome: keyof TallyWire["rated"]["outcomes"] = "rate_limited",
): string {
  if (tally === null || tally.rated.attempts === 0 || tally.withheldBy !== undefined) return "–";
  return formatShare((tally.rated.outcomes[outcome] ?? 0) / tally.rated.attempts);
}

function p95(tally: TallyWire | null): string {
  return tally === null || tally.p95Ms === null ? "–" : formatLatency(tally.p95Ms);
}
