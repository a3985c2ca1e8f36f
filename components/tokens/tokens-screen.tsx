"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { MayNotice } from "@/components/account/may-notice";
import { Permitted } from "@/components/account/permitted";
import { useMay } from "@/components/account/use-may";
import { useMe } from "@/components/account/use-me";
import { PanelFrame } from "@/components/console/panel-frame";
import { useMedia } from "@/components/console/use-media";
import { ActDialog } from "@/components/people/act-dialog";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { formatCounted } from "@/lib/charts/format-number";
import { revokeToken, tokensQuery } from "@/lib/client/tokens-query";
import type { NewTokenWire, Tokens, TokenWire } from "@/lib/contracts/tokens";
import { NewTokenDialog } from "./new-token-dialog";
import { TokenSecretDialog } from "./token-secret-dialog";
import { TokensCards } from "./tokens-cards";
import { TokensTable } from "./tokens-table";

/** Which machines may come in, and which of them still do? */
export function TokensScreen() {
  return (
    <>
      <SettingsTabs />
      <Permitted permission="tokens.manage" title="Tokens">
        <AllTokens />
      </Permitted>
    </>
  );
}

function AllTokens() {
  const client = useQueryClient();
  const Rows = useMedia("(max-width: 767px)") ? TokensCards : TokensTable;
  const tokens = useQuery(tokensQuery());
  const { data: me } = useMe();
  const manage = useMay("tokens.manage");
  const may = me?.via === "sample" && manage.allowed ? IN_SAMPLE : manage;
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<NewTokenWire | null>(null);
  const [revoking, setRevoking] = useState<TokenWire | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: ["tokens"] });
  return (
    <>
      <PanelFrame<Tokens>
        title="Tokens"
        info={
          <Info about="tokens">
            <p>
              Machines come in by them: senders of evidence by the role Sender, bound to one
              Gateway; programs that read by a role like that of a person.
            </p>
            <p>
              Only a hash is stored. Whoever finds a token that begins with sbx_ can tell what it
              is.
            </p>
          </Info>
        }
        note={(answer) => formatCounted(answer.tokens.length, "token")}
        actions={
          <Button
            look="solid"
            disabled={!may.allowed}
            title={may.why ?? undefined}
            onClick={() => setCreating(true)}
          >
            <Plus size={14} aria-hidden />
            Make a token
          </Button>
        }
        query={tokens}
      >
        {(answer) => (
          <>
            <MayNotice may={may} />
            {answer.tokens.length === 0 ? (
              <p className="py-6 text-ink-2">
                There is no token yet. Senders that push evidence need one each.
              </p>
            ) : (
              <Rows tokens={answer.tokens} may={may} onRevoke={setRevoking} />
            )}
          </>
        )}
      </PanelFrame>
      {creating ? (
        <NewTokenDialog
          onClose={() => setCreating(false)}
          onDone={(token) => {
            setCreating(false);
            setMade(token);
            void changed();
          }}
        />
      ) : null}
      {made === null ? null : <TokenSecretDialog made={made} onClose={() => setMade(null)} />}
      {revoking === null ? null : (
        <ActDialog
          title={`Revoke the token ${revoking.name}`}
          effect="Whoever uses it is refused from the next request on. It cannot be undone: make another token instead."
          verb="Revoke"
          act={(reason) => revokeToken(revoking.id, reason)}
          onClose={() => setRevoking(null)}
          onDone={() => {
            setRevoking(null);
            void changed();
          }}
        />
      )}
    </>
  );
}

const IN_SAMPLE = {
  allowed: false,
  why: "Tokens are real, and nobody of the sample is: an administrator makes them.",
} as const;
