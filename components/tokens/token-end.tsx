"use client";

import { useNow } from "@/components/console/use-now";
import { useTime } from "@/components/console/use-time";
import { tokenEnd } from "@/lib/charts/token-end";
import type { TokenWire } from "@/lib/contracts/tokens";
import { MINUTE_MS } from "@/lib/core/time/range";

export type TokenEndProps = {
  token: TokenWire;
  /** Before the words where it is still good. */
  lead?: string;
};

/** Until when a token is good; stands out where somebody should replace it. */
export function TokenEnd({ token, lead = "" }: TokenEndProps) {
  const { exact } = useTime();
  const now = useNow(MINUTE_MS);
  const end = tokenEnd(token, now ?? token.createdAt);
  return (
    <span
      title={token.expiresAt === null ? undefined : exact(token.expiresAt)}
      className={end.soon ? "font-medium text-warn" : end.over ? "text-ink-3" : undefined}
    >
      {end.over ? end.words : `${lead}${end.words}`}
    </span>
  );
}
