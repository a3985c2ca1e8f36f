"use client";

import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import type { QualityPart } from "@/lib/charts/prepare-quality";

/** Evidence in words: a Gateway's name narrows the screen down to it, a count leads to its rows. */
export function QualitySentence({ parts }: { parts: readonly QualityPart[] }) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a sentence is only its place in it
    <Piece key={at} part={part} />
  ));
}

function Piece({ part }: { part: QualityPart }) {
  const { href } = useConsoleState();
  const { timeAgo, exact } = useTime();
  switch (part.kind) {
    case "text":
      return part.text;
    case "gateway":
      return (
        <Link
          href={href("/quality", { filters: part.filters })}
          className="link font-medium text-ink"
        >
          {part.text}
        </Link>
      );
    case "attempts":
      return (
        <Link
          href={href("/attempts", part.link)}
          prefetch={false}
          className="link font-medium text-ink"
        >
          {part.text}
        </Link>
      );
    case "time":
      return (
        <time dateTime={new Date(part.at).toISOString()} title={exact(part.at)}>
          {timeAgo(part.at)}
        </time>
      );
  }
}
