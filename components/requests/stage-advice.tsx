"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo } from "react";
import { useConsoleState } from "@/components/console/use-console-state";
import { CopyText } from "@/components/ui/copy-text";
import { STAGE_WORDS } from "@/lib/charts/stage-words";
import { qualityQuery } from "@/lib/client/quality-query";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";
import { HOUR_MS } from "@/lib/core/time/range";

export type StageAdviceProps = { row: RequestRow; missing: RequestDetail["stages"] };

/** What of Quality's advice for this Gateway would have told more of the request. */
export function StageAdvice({ row, missing }: StageAdviceProps) {
  const { gateway, startedAt, endedAt } = row;
  const { href } = useConsoleState();
  const range = useMemo(
    () => ({ from: startedAt - HOUR_MS, to: endedAt + HOUR_MS }),
    [startedAt, endedAt],
  );
  const filters = { gateway: [gateway] };
  // Beside the point where it cannot be read: Quality itself will say so.
  const { data } = useQuery(qualityQuery({ range: { kind: "between", ...range }, filters }));
  const wanted = new Set(missing.flatMap(({ stage }) => STAGE_WORDS[stage].advice));
  const given = data?.gateways.flatMap(({ advice }) => advice) ?? [];
  const [first] = given.filter(({ code }) => wanted.has(code));
  return (
    <div className="mt-3 max-w-[44rem] text-12 text-ink-2 print:hidden">
      {first === undefined ? null : (
        <>
          <p>
            <strong className="font-medium text-ink">To see more of the next one.</strong>{" "}
            {first.text}
          </p>
          {first.copy === null ? null : <CopyText text={first.copy} className="mt-1.5" />}
        </>
      )}
      <Link
        href={href("/quality", { filters, range })}
        className="link mt-1.5 inline-block text-ink-2"
      >
        What {gateway} logs, and how to get more of it
      </Link>
    </div>
  );
}
