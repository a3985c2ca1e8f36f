"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { ApiError, isSignedOut, isWorthRetrying } from "@/lib/client/api-error";
import { routeDraftQuery, saveDraft } from "@/lib/client/route-drafts-query";
import { routeProblemOf } from "@/lib/client/route-problem";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import { DraftEditor, type SaveFault } from "./draft-editor";
import { localCopyKey } from "./local-copy";

/** The editor of a draft, which begins from `newest` and meets each newer one. */
export function useDraftEditor(newest: RouteDraftWire) {
  const client = useQueryClient();
  const [editor] = useState(
    () =>
      new DraftEditor(newest, {
        save: (body) => saveDraft(newest.id, body),
        faultOf,
        storage: window.localStorage,
        copyKey: localCopyKey(newest.id, newest.you),
        onSaved: (draft) => client.setQueryData(routeDraftQuery(draft.id).queryKey, draft),
      }),
  );
  // synchronises with: the timers of the editor
  useEffect(() => {
    editor.start();
    return editor.stop;
  }, [editor]);
  // synchronises with: the network, whose return is the moment to save what waits
  useEffect(() => {
    const save = () => void editor.saveNow();
    window.addEventListener("online", save);
    return () => window.removeEventListener("online", save);
  }, [editor]);
  // synchronises with: the editor, which lives outside of React
  useEffect(() => editor.meet(newest), [editor, newest]);
  const snapshot = useSyncExternalStore(editor.subscribe, editor.snapshot, editor.snapshot);
  return { editor, snapshot };
}

async function faultOf(error: unknown): Promise<SaveFault> {
  const problem = await routeProblemOf(error);
  if (problem?.refusal.code === "saved_meanwhile" && problem.conflict !== undefined) {
    return { kind: "conflict", current: problem.conflict.current };
  }
  const why = error instanceof Error ? error.message : "The reason is not known.";
  const signedOut = isSignedOut(error);
  const mayPass = signedOut || isWorthRetrying(error) || isTooOften(error);
  return { kind: "failed", why, isSignedOut: signedOut, mayPass };
}

function isTooOften(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}
