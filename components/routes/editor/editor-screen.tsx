"use client";

import { WithDraft } from "@/components/routes/with-draft";
import { EditorPage } from "./editor-page";

/** The editor of one draft. What was typed stays on the screen whatever the server says meanwhile. */
export function EditorScreen({ id }: { id: string }) {
  return <WithDraft id={id}>{(draft) => <EditorPage key={draft.id} draft={draft} />}</WithDraft>;
}
