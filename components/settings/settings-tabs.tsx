"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useMe } from "@/components/account/use-me";
import { useConsoleState } from "@/components/console/use-console-state";
import { cn } from "@/components/ui/cn";
import { mayWords } from "@/lib/charts/may-words";
import type { Permission } from "@/lib/core/access/permission";

const TABS: readonly { path: string; word: string; asks: Permission | null }[] = [
  { path: "/settings", word: "Actions, environments, models", asks: null },
  { path: "/people", word: "People", asks: "people.manage" },
  { path: "/tokens", word: "Tokens", asks: "tokens.manage" },
  { path: "/audit", word: "Audit", asks: "audit.read" },
  { path: "/account", word: "My account", asks: null },
];

/** What lies under Settings. What one may not see is there too, and says who may. */
export function SettingsTabs() {
  const path = usePathname();
  const { href } = useConsoleState();
  const { data: me } = useMe();
  return (
    <nav
      aria-label="Settings"
      className="relative -mx-4 mb-6 overflow-x-auto border-b px-4 md:mx-0 md:px-0 print:hidden"
    >
      <ul className="flex gap-1">
        {TABS.map(({ path: to, word, asks }) => {
          const why = me === undefined || asks === null ? null : mayWords(me, asks);
          return (
            <li key={to}>
              <Link
                href={href(to)}
                aria-current={path === to ? "page" : undefined}
                title={why ?? undefined}
                className={cn(
                  "inline-flex h-8 items-center gap-1 border-b-2 border-transparent px-2 whitespace-nowrap text-ink-2 hover:text-ink",
                  path === to && "border-ink font-medium text-ink",
                )}
              >
                {word}
                {why === null ? null : (
                  <>
                    <Lock size={12} aria-hidden className="text-ink-3" />
                    <span className="sr-only">(not with your roles)</span>
                  </>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
