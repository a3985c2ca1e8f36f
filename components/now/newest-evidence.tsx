"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { contextQuery } from "@/lib/client/context-query";
import { DAY_MS } from "@/lib/core/time/range";

/** Where the last thing that is known stands, as a way there. */
export function NewestEvidence() {
  const { data: context } = useQuery(contextQuery());
  const { href } = useConsoleState();
  const { timeAgo } = useTime();
  const lastAt = context?.lastAt ?? null;
  if (lastAt === null) return null;
  return (
    <>
      The newest evidence is from {timeAgo(lastAt)}:{" "}
      <Link
        className="link text-ink"
        href={href("/now", { range: { from: lastAt + 1 - DAY_MS, to: lastAt + 1 } })}
      >
        show the 24 hours before it
      </Link>
      .
    </>
  );
}
