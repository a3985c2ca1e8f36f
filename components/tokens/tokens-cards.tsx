"use client";

import { useTime } from "@/components/console/use-time";
import { roleWord } from "@/lib/core/access/access-words";
import { RevokeButton } from "./revoke-button";
import { TokenEnd } from "./token-end";
import type { TokensTableProps } from "./tokens-table";

/** The same rows for a phone, with what can be done in sight. */
export function TokensCards({ tokens, may, onRevoke }: TokensTableProps) {
  const { timeAgo } = useTime();
  return (
    <ul aria-label="Tokens">
      {tokens.map((token) => (
        <li key={token.id} className="flex items-start gap-2 border-b py-2">
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{token.name}</p>
            <p className="text-ink-2">
              {roleWord(token.role)}
              {token.gateway === null ? null : ` on ${token.gateway}`} ·{" "}
              <TokenEnd token={token} lead="ends " />
            </p>
            <p className="text-12 text-ink-3">
              {token.lastUsedAt === null ? "never used" : `used ${timeAgo(token.lastUsedAt)}`} ·
              made by {token.createdBy ?? "unknown"}, {timeAgo(token.createdAt)}
            </p>
          </div>
          <RevokeButton token={token} may={may} onRevoke={onRevoke} />
        </li>
      ))}
    </ul>
  );
}
