import type { ControlTx } from "@/db/open-control";
import { documents } from "@/db/schema/control";
import type { DocumentName } from "@/lib/core/settings/document-name";
import type { EpochMs } from "@/lib/core/time/range";
import { findDocument } from "./find-document";

export type DocumentEdit = {
  readonly name: DocumentName;
  /** The version that the edit began from; 0: there was none. */
  readonly from: number;
  readonly body: unknown;
  readonly now: EpochMs;
};

/**
 * Keeps an edit as the next version, and says what was there before. `conflict`: somebody else's edit came
 * first, and nothing is kept. It needs an immediate transaction. An edit that changes nothing makes no version: `unchanged`.
 */
export function saveDocument(
  tx: ControlTx,
  { name, from, body, now }: DocumentEdit,
): { readonly before: unknown } | "conflict" | "unchanged" {
  const current = findDocument(tx, name);
  if ((current?.version ?? 0) !== from) return "conflict";
  const text = JSON.stringify(body);
  if (current !== null && JSON.stringify(current.body) === text) return "unchanged";
  tx.insert(documents)
    .values({ name, version: from + 1, body: text, editedAt: now })
    .run();
  return { before: current?.body ?? null };
}
