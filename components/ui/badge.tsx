import type { ReactNode } from "react";
import { cn } from "./cn";

export type BadgeProps = {
  tone?: "neutral" | "warn";
  title?: string;
  className?: string;
  children: ReactNode;
};

/** A short state in words; `warn` is for what a reader must not miss. */
export function Badge({ tone = "neutral", title, className, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-5 items-center gap-1 rounded-s border px-1.5 text-12 whitespace-nowrap",
        tone === "warn"
          ? "border-transparent bg-warn-surface text-warn"
          : "border-hairline text-ink-2",
        className,
      )}
    >
      {children}
    </span>
  );
}
