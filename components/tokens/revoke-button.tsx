"use client";

import { Button } from "@/components/ui/button";
import type { TokenWire } from "@/lib/contracts/tokens";
import type { TokensTableProps } from "./tokens-table";

export type RevokeButtonProps = Omit<TokensTableProps, "tokens"> & { token: TokenWire };

/** Nothing where it is revoked already. */
export function RevokeButton({ token, may, onRevoke }: RevokeButtonProps) {
  if (token.revokedAt !== null) return null;
  return (
    <Button
      size="s"
      aria-label={`Revoke the token ${token.name}`}
      disabled={!may.allowed}
      title={may.why ?? undefined}
      onClick={() => onRevoke(token)}
    >
      Revoke
    </Button>
  );
}
