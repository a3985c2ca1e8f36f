"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { AccountMenu } from "@/components/account/account-menu";
import { WaitingCount } from "@/components/routes/waiting-count";
import { cn } from "@/components/ui/cn";
import { HelpDialog } from "./help-dialog";
import { railScreenAt, SCREENS } from "./screens";
import { ThemeSwitch } from "./theme-switch";
import { useConsoleState } from "./use-console-state";

/** Where one can go: at the left, or at the foot of a phone. */
export function Rail() {
  return (
    <nav
      aria-label="Screens"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:inset-y-0 md:right-auto md:w-20 md:flex-col md:border-t-0 md:border-r md:pb-0 print:hidden"
    >
      <Link
        href="/now"
        aria-label="Signalbox, to Now"
        className="mx-auto mt-3 mb-2 hidden size-8 items-center justify-center rounded-m md:flex"
      >
        <Signal />
      </Link>
      <Screens />
      <div className="hidden flex-col items-center gap-1 pb-3 md:flex">
        <ThemeSwitch />
        <HelpDialog />
        <AccountMenu side="right" />
      </div>
    </nav>
  );
}

function Screens() {
  const { href } = useConsoleState();
  const here = railScreenAt(usePathname());
  return (
    <div className="flex flex-1 overflow-x-auto md:flex-col md:gap-1 md:overflow-visible md:px-1">
      {SCREENS.map(({ path, word, icon: Icon }) => (
        <Link
          key={path}
          href={href(path)}
          aria-current={here?.path === path ? "page" : undefined}
          className={cn(
            "relative flex h-14 min-w-18 flex-1 flex-col items-center justify-center gap-1 rounded-m text-12 text-ink-3 hover:text-ink md:min-w-0 md:flex-none",
            here?.path === path && "font-medium text-ink md:bg-sunken",
          )}
        >
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          {word}
          {path === "/routes" ? <WaitingCount /> : null}
        </Link>
      ))}
    </div>
  );
}

function Signal() {
  return (
    <svg width="18" height="26" viewBox="0 0 18 26" aria-hidden="true">
      <rect
        x="1"
        y="1"
        width="16"
        height="24"
        rx="8"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
      <circle cx="9" cy="8.5" r="3" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="9" cy="17.5" r="3" fill="var(--ink)" />
    </svg>
  );
}
