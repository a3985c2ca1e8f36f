"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { type FilterName, withFilter } from "./console-params";
import { FILTER_WORDS } from "./filter-words";
import { useConsoleState } from "./use-console-state";
import { useValueName } from "./use-value-name";

export type FilterValueProps = {
  name: FilterName;
  /** `null`: unknown. */
  value: string | null;
  children?: ReactNode;
  className?: string;
};

/** A value in a table: click to see only it, Alt-click to leave it out. */
export function FilterValue({ name, value, children, className }: FilterValueProps) {
  const { filters, href } = useConsoleState();
  const nameOf = useValueName();
  const path = usePathname();
  const router = useRouter();
  const one = [value ?? ""];
  const only = withFilter(filters, name, { is: one });
  const without = withFilter(filters, name, { not: [...(filters[`not_${name}`] ?? []), ...one] });
  function exclude(event: MouseEvent) {
    event.stopPropagation();
    if (!event.altKey) return;
    event.preventDefault();
    router.push(href(path, { filters: changed(name, without) }));
  }
  return (
    <Link
      href={href(path, { filters: changed(name, only) })}
      onClick={exclude}
      title={`Show only ${FILTER_WORDS[name]} ${nameOf(name, value)}; Alt-click leaves it out`}
      className={cn(
        "rounded-s hover:underline hover:underline-offset-3",
        value === null && "text-ink-3",
        className,
      )}
    >
      {children ?? nameOf(name, value)}
    </Link>
  );
}

/** Both senses of one name, so that the one that is gone is removed from the URL. */
function changed(name: FilterName, filters: ReturnType<typeof withFilter>) {
  return { [name]: filters[name], [`not_${name}`]: filters[`not_${name}`] };
}
