"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { Notice } from "@/components/console/panel-frame";
import { Button, buttonLook } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { Refusal } from "@/components/ui/refusal";
import { signOnWords } from "@/lib/charts/sign-on-words";
import { BASE_PATH } from "@/lib/client/base-path";
import { signIn } from "@/lib/client/sign-in";
import { ownPath } from "@/lib/core/access/own-path";
import type { EpochMs } from "@/lib/core/time/range";
import { CodeForm } from "./code-form";
import { EntryFrame } from "./entry-frame";
import { goOn } from "./go-on";
import { useWait, WaitNote } from "./wait-note";
import { waitUntil } from "./wait-until";

export type SignInScreenProps = {
  /** Where somebody wanted to go, as the address says: not believed before `ownPath` has seen it. */
  next: string | null;
  /** `administrator`: there is one, so that people can have accounts. `sample`: none is needed. */
  ways: {
    administrator: boolean;
    sample: boolean;
    /** By a provider that proves people. */
    signOn: boolean;
  };
  /** Why a single sign-on let nobody in, as the address says: not believed before `signOnWords` has seen it. */
  refused: string | null;
};

/** Who are you? Then back to where you were. */
export function SignInScreen({ next, ways, refused }: SignInScreenProps) {
  const [codeWanted, setCodeWanted] = useState(false);
  if (codeWanted) {
    return (
      <EntryFrame title="Your second factor">
        <CodeForm onDone={() => goOn(next)} onStartAgain={() => setCodeWanted(false)} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title="Sign in">
      {ways.administrator ? null : <NoAdministrator />}
      {ways.sample ? (
        <Notice>
          <strong className="font-semibold">This is the sample.</strong> Nobody needs an account to
          look at it.{" "}
          <Link href={ownPath(next)} className="link font-medium">
            Look at the sample
          </Link>
        </Notice>
      ) : null}
      {next === null || ways.sample ? null : (
        <p className="mb-4 text-ink-2">
          Nobody is signed in here. Afterwards you are back where you were.
        </p>
      )}
      {ways.signOn ? <SignOn next={next} refused={refused} /> : null}
      <PasswordForm onDone={({ state }) => (state === "in" ? goOn(next) : setCodeWanted(true))} />
      <p className="mt-6 text-12 text-ink-3">
        No account, or the password is forgotten? An administrator can send you a link.
      </p>
    </EntryFrame>
  );
}

function PasswordForm({ onDone }: { onDone: (answer: { state: "in" | "second_factor" }) => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [until, setUntil] = useState<EpochMs | null>(null);
  const wait = useWait(until);
  const trying = useMutation({
    mutationFn: signIn,
    onMutate: () => setUntil(null),
    onSuccess: onDone,
    onError: (error) => setUntil(waitUntil(error)),
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!trying.isPending && wait === 0) trying.mutate({ email: email.trim(), password });
      }}
    >
      <Field
        label="E-mail address"
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        required
        maxLength={254}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
        className="h-9"
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        maxLength={256}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        className="h-9 pr-8"
      />
      <Button
        type="submit"
        look="solid"
        className="h-9 w-full"
        disabled={trying.isPending || wait > 0}
      >
        {trying.isPending ? "Signing in…" : "Sign in"}
      </Button>
      <div className="min-h-10">
        <Refusal error={trying.error}>
          <WaitNote until={until} />
        </Refusal>
      </div>
    </form>
  );
}

function SignOn({ next, refused }: Pick<SignInScreenProps, "next" | "refused">) {
  const why = signOnWords(refused);
  const query = next === null ? "" : `?${new URLSearchParams({ next: ownPath(next) })}`;
  return (
    <>
      {why === null ? null : (
        <Notice>
          <strong className="font-semibold">Single sign-on did not let you in.</strong> {why}
        </Notice>
      )}
      {/* No link of Next: it would be fetched before anybody wants it. */}
      <a
        href={`${BASE_PATH}/api/auth/oidc${query}`}
        className={cn(buttonLook({ look: "outline" }), "mb-4 h-9 w-full")}
      >
        Sign in with single sign-on
      </a>
    </>
  );
}

function NoAdministrator() {
  return (
    <Notice>
      <strong className="font-semibold">There is no administrator yet.</strong> The terminal of{" "}
      <code className="font-mono">npm start</code> shows a link that makes the first one. It is good
      for an hour; <code className="font-mono">npm run signalbox -- setup-link</code> prints another
      one.
    </Notice>
  );
}
