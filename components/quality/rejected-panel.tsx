"use client";

import Link from "next/link";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { Info } from "@/components/ui/info";
import { formatCount, formatCounted } from "@/lib/charts/format-number";
import { groupRejected, type RejectedGroup } from "@/lib/charts/group-rejected";
import type { Quality } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";

const MOST_SAMPLES = 3;

/** Lines that were not understood: what they are, what to do, and their shape. */
export function RejectedPanel({ query, className }: QualityPanel) {
  return (
    <PanelFrame<Quality>
      className={className}
      title="Not understood"
      info={<RejectedInfo />}
      note={({ gateways }) => `${formatCounted(rejectedLines(gateways), "line")} in all`}
      query={query}
    >
      {({ rejected, gateways }) => {
        if (rejected.length === 0) {
          return (
            <p className="text-ink-2">
              {rejectedLines(gateways) === 0
                ? "Every line was understood."
                : "No sample of them is kept."}
            </p>
          );
        }
        return (
          <ul className="space-y-5">
            {groupRejected(rejected).map((group) => (
              <li key={group.id}>
                <Group group={group} />
              </li>
            ))}
          </ul>
        );
      }}
    </PanelFrame>
  );
}

function Group({ group: { verdict, what, todo, samples } }: { group: RejectedGroup }) {
  const shown = samples.slice(0, MOST_SAMPLES);
  return (
    <>
      <h3 className="font-medium">
        {what} <span className="font-normal text-ink-3">{verdict}</span>
      </h3>
      <p className="text-ink-2">{todo}</p>
      <ul className="mt-1">
        {shown.map((sample) => (
          <Sample key={`${sample.source} ${sample.offset}`} sample={sample} />
        ))}
      </ul>
      {samples.length > shown.length ? (
        <p className="text-12 text-ink-3">
          {formatCount(samples.length - shown.length)} more samples of the same kind
        </p>
      ) : null}
    </>
  );
}

function Sample({ sample }: { sample: Quality["rejected"][number] }) {
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  return (
    <li className="border-b py-1">
      <code className="block font-mono text-12 break-all text-ink-2">{sample.sample}</code>
      <p className="text-12 break-all text-ink-3">
        <Link href={href("/quality", { filters: { gateway: [sample.gateway] } })} className="link">
          {sample.gateway}
        </Link>
        {` · ${sample.source}, byte ${formatCount(sample.offset)}`}
        {sample.at === null ? "" : ` · ${timeAgo(sample.at)}`}
      </p>
    </li>
  );
}

function rejectedLines(gateways: Quality["gateways"]): number {
  return gateways
    .flatMap(({ sources }) => sources)
    .reduce((sum, { unrecognised, malformed }) => sum + unrecognised + malformed, 0);
}

function RejectedInfo() {
  return (
    <Info about="a line that was not understood">
      <p>
        Only the shape of such a line is kept: its words and values are replaced, because lines may
        hold replies and keys. The newest 50 are shown.
      </p>
    </Info>
  );
}
