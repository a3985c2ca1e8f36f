import { cn } from "@/components/ui/cn";
import { grantScope } from "@/lib/charts/grant-scope";
import type { GrantWire } from "@/lib/contracts/me";
import { roleWord } from "@/lib/core/access/access-words";

export type GrantChipsProps = {
  grants: readonly (GrantWire & { givenBy?: "person" | "group" })[];
  className?: string;
};

/** Roles, each with what it holds for and where it comes from. */
export function GrantChips({ grants, className }: GrantChipsProps) {
  if (grants.length === 0) return <span className="text-ink-3">no role</span>;
  return (
    <span className={cn("inline-flex flex-wrap gap-1", className)}>
      {grants.map((grant) => {
        const scope = grantScope(grant);
        return (
          <span
            key={JSON.stringify(grant)}
            className="inline-flex min-h-5 items-center gap-x-1 rounded-s border border-hairline px-1.5 text-12 text-ink-2"
          >
            <span className="font-medium text-ink">{roleWord(grant.role)}</span>
            {scope === null ? null : <span>{scope}</span>}
            {grant.givenBy === "group" ? <span className="text-ink-3">by group</span> : null}
          </span>
        );
      })}
    </span>
  );
}
