"use client";

import type { May } from "@/components/account/use-may";
import { DataTable } from "@/components/console/data-table";
import { useTime } from "@/components/console/use-time";
import type { TokenWire } from "@/lib/contracts/tokens";
import { roleWord } from "@/lib/core/access/access-words";
import { RevokeButton } from "./revoke-button";
import { TokenEnd } from "./token-end";

export type TokensTableProps = {
  tokens: readonly TokenWire[];
  may: May;
  onRevoke: (token: TokenWire) => void;
};

export function TokensTable({ tokens, may, onRevoke }: TokensTableProps) {
  const { timeAgo } = useTime();
  return (
    <DataTable<TokenWire>
      caption="Tokens"
      rows={tokens}
      rowId={({ id }) => String(id)}
      columns={[
        {
          id: "name",
          title: "Name",
          sortValue: ({ name }) => name,
          cell: ({ name, revokedAt }) => (
            <span className={revokedAt === null ? "font-medium" : "text-ink-3"}>{name}</span>
          ),
        },
        {
          id: "role",
          title: "Role",
          sortValue: ({ role }) => role,
          cell: ({ role, gateway }) => (
            <>
              {roleWord(role)}
              {gateway === null ? null : <span className="text-ink-2"> on {gateway}</span>}
            </>
          ),
        },
        {
          id: "by",
          title: "Made by",
          cell: ({ createdBy, createdAt }) => (
            <span className="text-ink-2">
              {createdBy ?? "unknown"}, {timeAgo(createdAt)}
            </span>
          ),
        },
        {
          id: "used",
          title: "Last used",
          sortValue: ({ lastUsedAt }) => lastUsedAt,
          cell: ({ lastUsedAt }) =>
            lastUsedAt === null ? <span className="text-ink-3">never</span> : timeAgo(lastUsedAt),
        },
        {
          id: "ends",
          title: "Ends",
          sortValue: ({ expiresAt }) => expiresAt,
          cell: (token) => <TokenEnd token={token} />,
        },
        {
          id: "revoke",
          title: "Revoke",
          cell: (token) => <RevokeButton token={token} may={may} onRevoke={onRevoke} />,
        },
      ]}
    />
  );
}
