import type { RouteTable } from "@/lib/core/routes/route-table";

/** What stands beside the text of a draft. */
export type DraftWords = {
  readonly title: string;
  readonly reason: string;
  readonly ticket: string | null;
};

/** What this browser holds of a draft that the server does not have yet. */
export type LocalCopy = {
  /** From which the edit began. */
  readonly revision: number;
  /** The text of that revision. */
  readonly from: string;
  readonly text: string;
  /** The form's, where the text did not follow yet. */
  readonly table: RouteTable | null;
  readonly words: DraftWords;
};

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** `null`: there is none, or none that can be read. `key`: of a draft and who edits it. */
export function readLocalCopy(storage: Kept, key: string): LocalCopy | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
    return isCopy(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** `false`: the browser keeps nothing (it is full, or its owner wants that). */
export function writeLocalCopy(storage: Kept, key: string, copy: LocalCopy): boolean {
  try {
    storage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function removeLocalCopy(storage: Kept, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // Then there is none either.
  }
}

/** Others' work on the same machine is not mixed in: the key has who edits. */
export function localCopyKey(draft: string, person: string | null): string {
  return `signalbox route-draft ${draft} ${person ?? ""}`;
}

function isCopy(kept: unknown): kept is LocalCopy {
  if (typeof kept !== "object" || kept === null) return false;
  const { revision, from, text, words } = kept as Partial<Record<keyof LocalCopy, unknown>>;
  return (
    Number.isInteger(revision) &&
    typeof from === "string" &&
    typeof text === "string" &&
    typeof words === "object" &&
    words !== null
  );
}
