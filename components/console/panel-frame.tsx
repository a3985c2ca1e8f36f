"use client";

import { RotateCw } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { isForbidden } from "@/lib/client/api-error";
import { type EmptyReason, EmptyState } from "./empty-state";
import { useTime } from "./use-time";

/** What a panel needs of a query; any `UseQueryResult`, also one whose data was narrowed. */
export type PanelQuery<T> = {
  data: T | undefined;
  error: unknown;
  isError: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

export type PanelFrameProps<T> = {
  title: string;
  /** The definition behind the (i), an `<Info>`. */
  info?: ReactNode;
  /** Beside the title: what the panel counts, in a few words. */
  note?: (data: T) => ReactNode;
  actions?: ReactNode;
  query: PanelQuery<T>;
  /** Why there is nothing to draw, or `null` where there is. */
  empty?: (data: T) => EmptyReason | null;
  /** What is missing from the picture, in one sentence, or `null`. */
  partial?: (data: T) => ReactNode;
  /** Keeps the layout while the first answer is read. */
  skeleton?: ReactNode;
  className?: string;
  children: (data: T) => ReactNode;
};

/** Owns loading, error, the kinds of empty, stale and partial, so that no chart branches on them. */
export function PanelFrame<T>(props: PanelFrameProps<T>) {
  const { title, info, note, actions, query, className } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("min-w-0", className)}>
      <header className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 border-b pb-1.5">
        <h2 id={id} className="text-14 font-semibold">
          {title}
        </h2>
        {info}
        <span className="min-w-0 flex-1 text-12 text-ink-3">
          {query.data === undefined ? null : note?.(query.data)}
        </span>
        <div className="flex items-center gap-1 print:hidden">{actions}</div>
      </header>
      <Body {...props} />
    </section>
  );
}

function Body<T>({ query, empty, partial, skeleton, children }: PanelFrameProps<T>) {
  const { data } = query;
  if (data === undefined) {
    if (query.isError) return <PanelFailure error={query.error} retry={query.refetch} />;
    return (
      <div role="status" aria-label="Reading" className="pt-3">
        {skeleton ?? <Skeleton className="h-40" />}
      </div>
    );
  }
  const reason = empty?.(data) ?? null;
  const missing = partial?.(data);
  return (
    // Dimmed: still the answer to the question before.
    <div
      aria-busy={query.isPlaceholderData}
      className={cn(
        "pt-3 transition-opacity duration-100",
        query.isPlaceholderData && "opacity-50",
      )}
    >
      {query.isError ? <StaleNotice data={data} error={query.error} retry={query.refetch} /> : null}
      {missing ? <Notice>{missing}</Notice> : null}
      {reason === null ? children(data) : <EmptyState reason={reason} />}
    </div>
  );
}

/** What happened, what it means, and a way to try again. */
export function PanelFailure({ error, retry }: { error: unknown; retry: () => unknown }) {
  if (isForbidden(error)) {
    return <EmptyState reason={{ kind: "forbidden", why: messageOf(error) }} />;
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-2 py-6">
      <p className="font-medium">This could not be read.</p>
      <p className="max-w-prose text-ink-2">{messageOf(error)}</p>
      <Button onClick={() => retry()}>
        <RotateCw size={14} aria-hidden />
        Try again
      </Button>
    </div>
  );
}

/** The last answer is still shown, and says so. */
export function StaleNotice({
  data,
  error,
  retry,
}: {
  data: unknown;
  error: unknown;
  retry: () => unknown;
}) {
  const { timeAgo } = useTime();
  const asOf = typeof data === "object" && data !== null && "asOf" in data ? data.asOf : null;
  return (
    <Notice>
      <strong className="font-semibold">
        {typeof asOf === "number" ? `Not refreshed since ${timeAgo(asOf)}. ` : "Not refreshed. "}
      </strong>
      {messageOf(error)}{" "}
      <button type="button" className="link font-medium" onClick={() => retry()}>
        Try again
      </button>
    </Notice>
  );
}

/** Something that a reader of the picture under it must know. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="mb-3 border-l-2 border-warn py-0.5 pl-3 text-13 text-ink-2 [&_strong]:text-warn"
    >
      {children}
    </div>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "The reason is not known.";
}
