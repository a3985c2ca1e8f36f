"use client";

import Link from "next/link";
import { useTime } from "@/components/console/use-time";
import type { Part } from "@/lib/charts/sentence-part";
import { useScreenHref } from "./use-screen-href";

/** Evidence in words: every number is a link to exactly its rows. */
export function Sentence({ parts, className }: { parts: readonly Part[]; className?: string }) {
  return (
    <p className={className}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a sentence is only its place in it
        <Piece key={at} part={part} />
      ))}
    </p>
  );
}

function Piece({ part }: { part: Part }) {
  const href = useScreenHref();
  const times = useTime();
  switch (part.kind) {
    case "text":
      return part.text;
    case "link":
      return (
        <Link
          href={href({ path: "/attempts", ...part.link })}
          className="link font-medium text-ink"
        >
          {part.text}
        </Link>
      );
    case "screen":
      return (
        <Link href={href(part.to)} className="link font-medium text-ink">
          {part.text}
        </Link>
      );
    case "time":
    case "until":
      return (
        <time dateTime={new Date(part.at).toISOString()} title={times.exact(part.at)}>
          {part.kind === "time" ? times.timeAgo(part.at) : times.time(part.at)}
        </time>
      );
  }
}
