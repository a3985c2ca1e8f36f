import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Table primitives: hairlines, 13 px, numbers right, header that sticks to its scroll area. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    <table className={cn("w-full border-separate border-spacing-0 text-13", className)} {...rest} />
  );
}

export function HeadCell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        "sticky top-0 z-10 h-8 border-b bg-canvas px-2 text-left text-12 font-medium whitespace-nowrap text-ink-3 first:pl-0 last:pr-0",
        numeric && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({
  numeric = false,
  className,
  ...rest
}: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        "h-8 border-b px-2 whitespace-nowrap first:pl-0 last:pr-0",
        numeric && "num",
        className,
      )}
      {...rest}
    />
  );
}
