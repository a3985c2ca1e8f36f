"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { GrantChips } from "@/components/people/grant-chips";
import { Button, buttonLook } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover } from "@/components/ui/popover";
import { Refusal } from "@/components/ui/refusal";
import { BASE_PATH } from "@/lib/client/base-path";
import { signOut } from "@/lib/client/sign-in";
import type { Me } from "@/lib/contracts/me";
import { SamplePeople } from "./sample-people";
import { useMe } from "./use-me";

/** Who am I here, and the way out. */
export function AccountMenu({ side }: { side: "right" | "bottom" }) {
  const { data: me } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Account"
      side={side}
      align="end"
      className="w-72 space-y-3 p-3"
      trigger={
        <Button
          look="plain"
          size="icon"
          // With what is seen in it, so that those who speak to their computer can name it.
          aria-label={me === undefined ? "Account" : `${initials(me.name)}: account of ${me.name}`}
        >
          {me === undefined ? (
            <UserRound size={16} aria-hidden />
          ) : (
            <span
              aria-hidden
              className="flex size-6 items-center justify-center rounded-full bg-sunken text-12 font-medium text-ink"
            >
              {initials(me.name)}
            </span>
          )}
        </Button>
      }
    >
      {me === undefined ? (
        <p className="text-ink-2">It is not known yet who you are.</p>
      ) : (
        <Mine me={me} onLeave={() => setOpen(false)} />
      )}
    </Popover>
  );
}

function Mine({ me, onLeave }: { me: Me; onLeave: () => void }) {
  const leaving = useMutation({
    mutationFn: signOut,
    // Loaded anew, so that nothing stays of what was seen.
    onSuccess: () => window.location.replace(`${BASE_PATH}/sign-in`),
  });
  return (
    <>
      <div>
        <p className="font-medium">{me.name}</p>
        {me.via === "sample" ? null : <p className="truncate text-12 text-ink-3">{me.email}</p>}
        <GrantChips grants={me.grants} className="mt-1.5" />
      </div>
      {me.via === "sample" ? <SamplePeople me={me} /> : null}
      <div className="flex gap-2 border-t pt-3">
        <Link href="/account" onClick={onLeave} className={buttonLook()}>
          <UserRound size={14} aria-hidden />
          {me.via === "sample" ? "What I may do" : "My account"}
        </Link>
        {me.via === "session" ? (
          <Button disabled={leaving.isPending} onClick={() => leaving.mutate()}>
            <LogOut size={14} aria-hidden />
            Sign out
          </Button>
        ) : null}
        {me.via === "sample" ? (
          <Link href="/sign-in" className={cn(buttonLook({ look: "plain" }))}>
            Sign in
          </Link>
        ) : null}
      </div>
      {me.via === "proxy" ? (
        <p className="text-12 text-ink-3">Your organisation's proxy signs you in and out.</p>
      ) : null}
      <Refusal error={leaving.error} />
    </>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
