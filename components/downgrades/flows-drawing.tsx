"use client";

import Link from "next/link";
import { Sankey, type SankeyLinkProps, type SankeyNodeProps } from "recharts";
import { formatCounted } from "@/lib/charts/format-number";
import { flowsHeight, type PreparedFlows } from "@/lib/charts/prepare-flows";
import { reasonOutcome, reasonWords } from "@/lib/charts/reason-words";
import type { DowngradeFlow } from "@/lib/contracts/downgrades";

export type FlowsDrawingProps = {
  prepared: PreparedFlows;
  width: number;
  hrefOf: (flow: DowngradeFlow) => string;
};

/** Room for the names on either side, at most. */
const NAME_WIDTH = 220;
const NODE_WIDTH = 8;
/** Letters of 12 px that fit into a pixel of room. */
const LETTERS_PER_PIXEL = 1 / 6.6;

/** Bands from the models asked for, at the left, to those that served. A band leads to its requests. */
export function FlowsDrawing({ prepared, width, hrefOf }: FlowsDrawingProps) {
  const { from, to, links } = prepared;
  const side = Math.min(NAME_WIDTH, Math.floor(width * 0.28));
  const data = {
    nodes: [...from.map((name) => ({ name })), ...to.map((name) => ({ name }))],
    links: links.map((flow, at) => ({
      source: from.indexOf(flow.from),
      target: from.length + to.indexOf(flow.to),
      // The library tells bands apart by ends and value: two reasons may have the same.
      value: flow.count + at * 1e-6,
    })),
  };
  return (
    <Sankey
      width={width}
      height={flowsHeight(prepared)}
      data={data}
      nodeWidth={NODE_WIDTH}
      nodePadding={32}
      sort={false}
      accessibilityLayer={false}
      margin={{ top: 16, bottom: 16, left: side, right: side }}
      node={(props: SankeyNodeProps) => (
        <Node {...props} isLeft={props.index < from.length} room={side} />
      )}
      link={(props: SankeyLinkProps) => {
        const flow = links[props.index];
        return flow === undefined ? <g /> : <Band {...props} flow={flow} href={hrefOf(flow)} />;
      }}
    />
  );
}

type BandProps = SankeyLinkProps & { flow: DowngradeFlow; href: string };

function Band({ flow, href, ...at }: BandProps) {
  const { sourceX, sourceY, sourceControlX, targetX, targetY, targetControlX, linkWidth } = at;
  const outcome = reasonOutcome(flow.reason);
  const colour = flow.silent
    ? "var(--served-silent)"
    : outcome === null
      ? "var(--line)"
      : `var(--outcome-${outcome})`;
  const name = `${flow.from} → ${flow.to}, ${flow.silent ? "silent" : reasonWords(flow.reason)}: ${formatCounted(flow.count, "request")}`;
  // A band of one in thousands is still seen and hit.
  const thickness = Math.max(2, linkWidth);
  return (
    <Link href={href} prefetch={false} tabIndex={-1}>
      <path
        d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
        fill="none"
        stroke={colour}
        strokeWidth={thickness}
        strokeDasharray={flow.silent ? "6 3" : undefined}
        className="opacity-45 hover:opacity-80"
      >
        <title>{name}</title>
      </path>
      {thickness < 14 ? null : (
        <text
          // Where bands leave, they stand side by side; further on they cross.
          x={sourceX + 10}
          y={sourceY}
          dy="0.35em"
          fontSize={12}
          fill="var(--ink)"
          stroke="var(--canvas)"
          strokeWidth={3}
          strokeOpacity={0.6}
          paintOrder="stroke"
          className="pointer-events-none"
        >
          {flow.silent ? "silent" : reasonWords(flow.reason)}
        </text>
      )}
    </Link>
  );
}

type SideProps = SankeyNodeProps & { isLeft: boolean; room: number };

function Node({ x, y, width, height, payload, isLeft, room }: SideProps) {
  const letters = Math.floor((room - 12) * LETTERS_PER_PIXEL);
  return (
    <g>
      <rect x={x} y={y} width={width} height={Math.max(1, height)} fill="var(--ink-2)" rx={1} />
      <text
        x={isLeft ? x - 8 : x + width + 8}
        y={y + height / 2}
        textAnchor={isLeft ? "end" : "start"}
        fontSize={12}
        fill="var(--ink)"
      >
        <title>{payload.name}</title>
        <tspan dy="-0.15em">{shortened(payload.name, letters)}</tspan>
        <tspan x={isLeft ? x - 8 : x + width + 8} dy="1.2em" fill="var(--ink-3)">
          {formatCounted(Math.round(payload.value), "request")}
        </tspan>
      </text>
    </g>
  );
}

/** The model, at the end of the name, is what tells two apart. */
function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `…${name.slice(name.length - letters + 1)}`;
}
