import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-7 w-full rounded-m border border-line bg-surface px-2 text-13 text-ink placeholder:text-ink-3 aria-invalid:border-outcome-server_error",
        className,
      )}
      {...rest}
    />
  );
}
