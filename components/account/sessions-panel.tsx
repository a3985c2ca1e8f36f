"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { deviceWords } from "@/lib/charts/device-words";
import { endOwnSession } from "@/lib/client/account-query";
import type { Account, SessionWire } from "@/lib/contracts/account";

/** Where else am I signed in? One that I do not know is ended here, and the password changed above. */
export function SessionsPanel({ query }: { query: PanelQuery<Account> }) {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endOwnSession,
    onSuccess: () => client.invalidateQueries({ queryKey: ["account"] }),
  });
  return (
    <PanelFrame<Account>
      title="Sessions"
      note={({ sessions }) => (sessions.length === 1 ? "this one" : `${sessions.length}`)}
      actions={
        <Button
          disabled={ending.isPending || (query.data?.sessions.length ?? 0) < 2}
          onClick={() => ending.mutate(null)}
        >
          End all others
        </Button>
      }
      query={query}
    >
      {({ sessions }) => (
        <>
          <Refusal error={ending.error} />
          <ul aria-label="Sessions">
            {sessions.map((session) => (
              <Session
                key={session.id}
                session={session}
                disabled={ending.isPending}
                onEnd={() => ending.mutate(session.id)}
              />
            ))}
          </ul>
        </>
      )}
    </PanelFrame>
  );
}

type SessionProps = { session: SessionWire; disabled: boolean; onEnd: () => void };

function Session({ session, disabled, onEnd }: SessionProps) {
  const { timeAgo, exact } = useTime();
  const { current, address, userAgent, createdAt, usedAt, expiresAt } = session;
  const device = deviceWords(userAgent);
  return (
    <li className="flex items-center gap-3 border-b py-2">
      <div className="min-w-0 flex-1">
        <p title={userAgent ?? undefined}>
          <span className="font-medium">{device}</span>
          {current ? <span className="ml-2 text-12 text-ink-3">this one</span> : null}
        </p>
        <p className="text-12 text-ink-3">
          {address ?? "address unknown"} · {current ? "in use" : `last seen ${timeAgo(usedAt)}`} ·
          signed in {timeAgo(createdAt)} · <span title={exact(expiresAt)}>ends by itself</span>
        </p>
      </div>
      {current ? null : (
        <Button
          aria-label={`End the session of ${device}, ${address ?? "address unknown"}`}
          disabled={disabled}
          onClick={onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
