import { cn } from "./cn";

/** Keeps the place of what is being read. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded-m bg-sunken", className)} />;
}
