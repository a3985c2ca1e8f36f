import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The browser's own: its list works with every keyboard and on every phone. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <select
      className={cn(
        "h-7 w-full rounded-m border border-line bg-surface px-1.5 text-13 text-ink",
        className,
      )}
      {...rest}
    />
  );
}
