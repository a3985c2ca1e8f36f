"use client";

import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Dialog } from "@/components/ui/dialog";
import { BASE_PATH } from "@/lib/client/base-path";
import type { NewTokenWire } from "@/lib/contracts/tokens";

export type TokenSecretDialogProps = { made: NewTokenWire; onClose: () => void };

/** The secret, here and nowhere else, with a line to try it. */
export function TokenSecretDialog({ made, onClose }: TokenSecretDialogProps) {
  const url = `${window.location.origin}${BASE_PATH}`;
  const { name, role } = made.token;
  return (
    <Dialog title={`The token ${name}`} holds open onOpenChange={(open) => open || onClose()}>
      <div className="space-y-3">
        <p className="text-ink-2">
          <strong className="font-medium text-ink">It is not shown again.</strong> Put it where its
          machine reads it, and nowhere else.
        </p>
        <CopyText text={made.secret} />
        <p className="text-ink-2">To try it, with the token in the variable TOKEN:</p>
        <CopyText text={role === "ingest" ? pushLine(url) : readLine(url)} />
        <Button look="solid" onClick={onClose}>
          I have kept it
        </Button>
      </div>
    </Dialog>
  );
}

/** Without the secret: what is typed in a shell stands in its history. */
function pushLine(url: string): string {
  return `curl '${url}/api/v1/ingest' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/x-ndjson' --data-binary @tuples.ndjson`;
}

function readLine(url: string): string {
  return `curl '${url}/api/v1/now' -H "Authorization: Bearer $TOKEN"`;
}
