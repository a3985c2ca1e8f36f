"use client";

import Link from "next/link";
import { Fragment } from "react";
import { PanelFrame } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { CopyText } from "@/components/ui/copy-text";
import { type AdviceGroup, groupAdvice } from "@/lib/charts/group-advice";
import type { Quality } from "@/lib/contracts/quality";
import type { QualityPanel } from "./quality-panel";

/** The same command for ten Gateways is read once; the others have theirs behind their names. */
const MOST_COMMANDS = 1;

/** What would make the evidence better, most valuable first. */
export function AdvicePanel({ query, className }: QualityPanel) {
  return (
    <PanelFrame<Quality> className={className} title="What would help most" query={query}>
      {({ gateways }) => {
        const groups = groupAdvice(gateways);
        if (groups.length === 0) {
          return <p className="text-ink-2">Nothing: the evidence is as good as it gets.</p>;
        }
        return (
          <ol className="space-y-5">
            {groups.map((group) => (
              <li key={`${group.code} ${group.text}`}>
                <Piece group={group} />
              </li>
            ))}
          </ol>
        );
      }}
    </PanelFrame>
  );
}

function Piece({ group: { title, text, gateways, copy, commands } }: { group: AdviceGroup }) {
  const shown = commands.slice(0, MOST_COMMANDS);
  return (
    <>
      <h3 className="font-medium">
        {title} <Names gateways={gateways} />
      </h3>
      <p className="mt-0.5 max-w-[44rem] text-ink-2">{text}</p>
      {copy === null ? null : <CopyText text={copy} className="mt-1.5 max-w-[44rem]" />}
      {copy === null || shown.length === 0 ? null : (
        <p className="mt-1.5 text-12 text-ink-3">Then, in Signalbox's folder:</p>
      )}
      {shown.map(({ command }) => (
        <CopyText key={command} text={command} className="mt-1.5 max-w-[44rem]" />
      ))}
      {commands.length > shown.length ? (
        <p className="mt-1 text-12 text-ink-3">
          The same for the others: behind each name above is its own command.
        </p>
      ) : null}
    </>
  );
}

function Names({ gateways }: { gateways: readonly string[] }) {
  const { href } = useConsoleState();
  return (
    <span className="text-12 font-normal text-ink-3">
      {gateways.map((gateway, index) => (
        <Fragment key={gateway}>
          {index === 0 ? "" : ", "}
          <Link href={href("/quality", { filters: { gateway: [gateway] } })} className="link">
            {gateway}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}
