"use client";

import { type UseQueryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { notify } from "@/components/ui/notify";
import { ApiError } from "@/lib/client/api-error";

type Versioned = { readonly version: number };
type Kept<V> = { readonly base: number; readonly value: V };

export type DraftOptions<T extends Versioned, V> = {
  /** Names it for this tab, which keeps what is not saved over a reload. */
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the key of a query is its own business
  query: UseQueryOptions<T, Error, T, any>;
  /** What of the answer is edited. */
  part: (answer: T) => V;
  save: (version: number, value: V) => Promise<T>;
};

/**
 * An edit of a document on the server: until it is saved it lives in this tab, also over a reload, and no
 * error or other person's edit loses it. `null` values: the document was not read yet.
 */
export function useDraft<T extends Versioned, V>(options: DraftOptions<T, V>) {
  const { name, query, part, save } = options;
  const client = useQueryClient();
  const read = useQuery(query);
  const [draft, setDraft] = useState<Kept<V> | null>(() => recall(name));
  const [problem, setProblem] = useState<Error | null>(null);
  const mutation = useMutation({
    mutationFn: ({ base, value }: Kept<V>) => save(base, value),
    onMutate: () => setProblem(null),
    onSuccess: (answer) => {
      client.setQueryData(query.queryKey, answer);
      setDraft(null);
      void notify("success", "Saved.");
    },
    onError: (error) => {
      setProblem(error);
      if (isConflict(error)) void read.refetch();
    },
  });
  // synchronises with: the tab's storage
  useEffect(() => keep(name, draft), [name, draft]);

  const saved = read.data === undefined ? null : part(read.data);
  const version = read.data?.version ?? 0;
  return {
    read,
    value: draft?.value ?? saved,
    /** Not before the document was read: the server, which has no tab, must draw the same. */
    changed: draft !== null && read.data !== undefined,
    saving: mutation.isPending,
    /** Why the last try was refused. */
    problem,
    /** Somebody saved after this edit began. */
    overtaken: draft !== null && read.data !== undefined && draft.base !== version,
    edit: (value: V) => setDraft({ base: draft?.base ?? version, value }),
    save: () => draft !== null && mutation.mutate(draft),
    /** Mine instead of theirs, which stays in the history. */
    saveOver: () => draft !== null && mutation.mutate({ base: version, value: draft.value }),
    discard: () => {
      setProblem(null);
      setDraft(null);
    },
  };
}

export type Draft<T extends Versioned, V> = ReturnType<typeof useDraft<T, V>>;

function isConflict(error: Error): boolean {
  return error instanceof ApiError && error.code === "conflict";
}

function keyOf(name: string): string {
  return `signalbox.draft.${name}`;
}

function recall<V>(name: string): Kept<V> | null {
  if (typeof window === "undefined") return null;
  try {
    const text = window.sessionStorage.getItem(keyOf(name));
    return text === null ? null : (JSON.parse(text) as Kept<V>);
  } catch {
    // No storage, or not ours: there is no draft.
    return null;
  }
}

function keep<V>(name: string, draft: Kept<V> | null): void {
  try {
    if (draft === null) window.sessionStorage.removeItem(keyOf(name));
    else window.sessionStorage.setItem(keyOf(name), JSON.stringify(draft));
  } catch {
    // No storage: the draft lives as long as the page.
  }
}
