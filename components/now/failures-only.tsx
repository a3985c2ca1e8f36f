"use client";

import Link from "next/link";
import { Notice } from "@/components/console/panel-frame";
import { useConsoleState } from "@/components/console/use-console-state";
import { CopyText } from "@/components/ui/copy-text";
import type { Now } from "@/lib/contracts/now";

/** Gateways whose rates cannot be known, and the one setting that changes it. */
export function FailuresOnly({
  gateways,
  className,
}: {
  gateways: Now["failuresOnly"];
  className?: string;
}) {
  const { href } = useConsoleState();
  if (gateways.length === 0) return null;
  return (
    <div className={className}>
      {groupByAdvice(gateways).map(({ advice, copy, names }) => (
        <Notice key={`${advice} ${copy}`}>
          <p>
            <strong className="font-semibold">Rate unknown: {names.join(", ")}.</strong> {advice}
          </p>
          {copy === "" ? null : <CopyText text={copy} className="mt-1.5 max-w-[40rem] text-ink" />}
          <p className="mt-1.5">
            <Link href={href("/quality")} className="link font-medium">
              Data quality
            </Link>{" "}
            has the command that comes after it, and all else that would help.
          </p>
        </Notice>
      ))}
    </div>
  );
}

/** Ten Gateways with the same remedy need it said once. */
function groupByAdvice(gateways: Now["failuresOnly"]) {
  const groups = new Map<string, { advice: string; copy: string; names: string[] }>();
  for (const { gateway, region, advice, copy } of gateways) {
    const name = region === null ? gateway : `${gateway} (${region})`;
    const group = groups.get(`${advice} ${copy}`);
    if (group === undefined) groups.set(`${advice} ${copy}`, { advice, copy, names: [name] });
    else group.names.push(name);
  }
  return [...groups.values()];
}
