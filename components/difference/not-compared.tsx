"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import type { PreparedDifference, WithheldView } from "@/lib/charts/prepare-difference";
import { useDifferentName } from "./use-different-name";

/** What was looked at and is alike, and what could not be looked at. */
export function NotCompared({ alike, withheld }: Pick<PreparedDifference, "alike" | "withheld">) {
  return (
    <section aria-label="Not different, and not compared" className="mt-4 border-t pt-3">
      {alike.length === 0 ? null : (
        <p className="mb-1.5 text-12 text-ink-3">
          No difference that is proven: {alike.join(", ")}.
        </p>
      )}
      {withheld.length === 0 ? null : (
        <dl className="space-y-1 text-12 text-ink-3">
          {withheld.map((one) => (
            <div key={one.word} className="flex gap-2">
              <dt className="w-28 shrink-0">{one.word}</dt>
              <dd className="min-w-0">
                not compared: {one.why}
                <Most withheld={one} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** What the selection is made of, where it cannot be set against anything. */
function Most({ withheld: { dimension, most } }: { withheld: WithheldView }) {
  const { href } = useConsoleState();
  const nameOf = useDifferentName();
  if (most.length === 0) return null;
  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-4">
      {most.map(({ value, counts, link }) => (
        <li key={value} className="text-ink-2">
          {nameOf({ dimension, value })}{" "}
          {link === null ? (
            counts
          ) : (
            <Link href={href("/attempts", link)} className="link">
              {counts}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
