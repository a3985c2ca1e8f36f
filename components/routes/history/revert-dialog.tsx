"use client";

import { useRouter } from "next/navigation";
import { ActDialog } from "@/components/people/act-dialog";
import { revertToVersion } from "@/lib/client/route-versions-query";
import type { RouteVersionWire } from "@/lib/contracts/route-versions";

export type RevertDialogProps = { version: RouteVersionWire; onClose: () => void };

/** An older text as a change of its own, reviewed like any other. */
export function RevertDialog({ version, onClose }: RevertDialogProps) {
  const router = useRouter();
  const { table, sha, number } = version;
  return (
    <ActDialog
      title={`Bring version ${number} back`}
      effect="It becomes a change with this text, to be reviewed like any other. Nothing is in force before that."
      verb="Begin the change"
      act={async (reason) => {
        const { id } = await revertToVersion({ table, sha }, { reason });
        router.push(`/routes/drafts/${encodeURIComponent(id)}`);
      }}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
