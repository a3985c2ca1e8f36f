"use client";

import { useId } from "react";
import type { May } from "@/components/account/use-may";
import { useMedia } from "@/components/console/use-media";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { InvitationWire } from "@/lib/contracts/people";
import { GrantChips } from "./grant-chips";
import type { PersonActing } from "./person-act";

export type InvitationsTableProps = {
  invitations: readonly InvitationWire[];
  may: May;
  onAct: (acting: PersonActing) => void;
};

const STATES = {
  open: "open",
  used: "accepted",
  expired: "expired",
  withdrawn: "withdrawn",
} as const satisfies Record<InvitationWire["state"], string>;

/** Who was asked to come, and has not, or has. */
export function InvitationsTable({ invitations, may, onAct }: InvitationsTableProps) {
  const id = useId();
  const Rows = useMedia("(max-width: 767px)") ? Cards : Lines;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-medium">
        Invitations
      </h3>
      {invitations.length === 0 ? (
        <p className="text-ink-2">Nobody was invited yet.</p>
      ) : (
        <Rows invitations={invitations} may={may} onAct={onAct} />
      )}
    </section>
  );
}

function Lines({ invitations, may, onAct }: InvitationsTableProps) {
  const { timeAgo } = useTime();
  return (
    <div className="relative overflow-x-auto">
      <Table>
        <caption className="sr-only">Invitations</caption>
        <thead>
          <tr>
            <HeadCell>For</HeadCell>
            <HeadCell>Roles</HeadCell>
            <HeadCell>By</HeadCell>
            <HeadCell>State</HeadCell>
            <HeadCell>
              <span className="sr-only">Withdraw</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <Cell>{invitation.email}</Cell>
              <Cell>
                <GrantChips grants={invitation.grants} />
              </Cell>
              <Cell className="text-ink-2">
                {invitation.createdBy ?? "unknown"}, {timeAgo(invitation.createdAt)}
              </Cell>
              <Cell className={invitation.state === "open" ? undefined : "text-ink-3"}>
                <State invitation={invitation} />
              </Cell>
              <Cell numeric>
                <Withdraw invitation={invitation} may={may} onAct={onAct} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The same for a phone. */
function Cards({ invitations, may, onAct }: InvitationsTableProps) {
  return (
    <ul aria-label="Invitations">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex items-start gap-2 border-b py-2">
          <div className="min-w-0 flex-1 space-y-1">
            <p className="break-all">{invitation.email}</p>
            <GrantChips grants={invitation.grants} />
            <p className="text-12 text-ink-2">
              <State invitation={invitation} /> · by {invitation.createdBy ?? "unknown"}
            </p>
          </div>
          <Withdraw invitation={invitation} may={may} onAct={onAct} />
        </li>
      ))}
    </ul>
  );
}

function State({ invitation: { state, expiresAt } }: { invitation: InvitationWire }) {
  const { time } = useTime();
  return state === "open" ? `open until ${time(expiresAt)}` : STATES[state];
}

type WithdrawProps = Omit<InvitationsTableProps, "invitations"> & { invitation: InvitationWire };

function Withdraw({ invitation, may, onAct }: WithdrawProps) {
  if (invitation.state !== "open") return null;
  return (
    <Button
      size="s"
      aria-label={`Withdraw the invitation of ${invitation.email}`}
      disabled={!may.allowed}
      title={may.why ?? undefined}
      onClick={() => onAct({ act: "withdraw", invitation })}
    >
      Withdraw
    </Button>
  );
}
