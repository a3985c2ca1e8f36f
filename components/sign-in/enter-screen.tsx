"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";
import { GrantChips } from "@/components/people/grant-chips";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api-error";
import { lookAtLink, signIn } from "@/lib/client/sign-in";
import type { EntrySeen } from "@/lib/contracts/people";
import { CodeForm } from "./code-form";
import { EnterForm } from "./enter-form";
import { EntryFrame } from "./entry-frame";
import { goOn } from "./go-on";

const TITLES = {
  setup: "Make the first administrator",
  invitation: "You are invited",
  reset: "Choose another password",
} as const satisfies Record<EntrySeen["kind"], string>;

/** A link that lets somebody in once: set-up, invitation, another password. */
export function EnterScreen() {
  const secret = useSecret();
  const link = useQuery({
    queryKey: ["entry", secret],
    queryFn: () => lookAtLink(secret ?? ""),
    enabled: secret !== null && secret.length >= 20,
    retry: false,
    // What it is for does not change, and whoever types is not to be disturbed.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (secret !== null && secret.length < 20) return <NotWhole />;
  if (link.error !== null) return <NotGood error={link.error} />;
  if (secret === null || link.data === undefined) {
    return (
      <EntryFrame title="Come in">
        <div role="status" aria-label="Reading">
          <Skeleton className="h-48" />
        </div>
      </EntryFrame>
    );
  }
  return <Entering secret={secret} link={link.data} />;
}

function Entering({ secret, link }: { secret: string; link: EntrySeen }) {
  const [email, setEmail] = useState<string | null>(null);
  const [codeWanted, setCodeWanted] = useState(false);
  const signing = useMutation({
    mutationFn: signIn,
    onSuccess: ({ state }) => (state === "in" ? goOn(null) : setCodeWanted(true)),
  });
  if (codeWanted) {
    return (
      <EntryFrame title="Your second factor">
        <CodeForm onDone={() => goOn(null)} onStartAgain={() => setCodeWanted(false)} />
      </EntryFrame>
    );
  }
  if (email !== null) {
    return (
      <EntryFrame title="Your password is set">
        <p role="status" className="text-ink-2">
          {signing.isError ? (
            <>
              {signing.error.message}{" "}
              <Link href="/sign-in" className="link font-medium">
                Sign in
              </Link>{" "}
              as {email}.
            </>
          ) : (
            <>Signing in as {email}…</>
          )}
        </p>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={TITLES[link.kind]}>
      <div className="mb-4 space-y-2 text-ink-2">
        {link.email === null ? null : (
          <p>
            For <strong className="font-medium text-ink">{link.email}</strong>
          </p>
        )}
        {link.kind === "reset" ? (
          <p>All your sessions end with it.</p>
        ) : (
          <div className="flex flex-wrap items-center gap-1.5">
            {link.kind === "setup" ? "You will be" : "Your roles:"}
            <GrantChips grants={link.grants} />
          </div>
        )}
      </div>
      <EnterForm
        secret={secret}
        link={link}
        onDone={(credentials) => {
          setEmail(credentials.email);
          signing.mutate(credentials);
        }}
      />
    </EntryFrame>
  );
}

function NotGood({ error }: { error: Error }) {
  const gone = error instanceof ApiError && error.code === "not_found";
  return (
    <EntryFrame title={gone ? "This link is not good any more" : "This did not work"}>
      <p role="alert" className="text-ink-2">
        {gone
          ? "It works once, and for a limited time. Was it used already? Then sign in. If not, ask whoever sent it for another one."
          : error.message}
      </p>
      <p className="mt-4">
        <Link href="/sign-in" className="link font-medium">
          Sign in
        </Link>
      </p>
    </EntryFrame>
  );
}

function NotWhole() {
  return (
    <EntryFrame title="The link is not whole">
      <p role="alert" className="text-ink-2">
        What stands behind the # is missing: copy the link once more, to its very end.
      </p>
    </EntryFrame>
  );
}

/** What stands behind the `#`, which no server sees; `null` before the browser has taken over. */
function useSecret(): string | null {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("hashchange", changed);
      return () => window.removeEventListener("hashchange", changed);
    },
    () => window.location.hash.slice(1),
    () => null,
  );
}
