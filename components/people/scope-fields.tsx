"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { lostByScope } from "@/lib/charts/lost-by-scope";
import { permissionWords, roleWord } from "@/lib/core/access/access-words";
import { EVERYWHERE, type GrantDraft, namesIn, type ScopeDraft } from "./edit-grants";

export type ScopeFieldsProps = {
  draft: GrantDraft;
  /** Gateways that were seen; `null`: not known yet. */
  known: readonly string[] | null;
  /** Of the datalist with their names. */
  listId: string;
  onEdit: (scopes: ScopeDraft[]) => void;
};

/** What a role holds for: one line a grant, because a Gateway may go with some environments only. */
export function ScopeFields({ draft, known, listId, onEdit }: ScopeFieldsProps) {
  const { role, scopes } = draft;
  const word = roleWord(role);
  const edit = (index: number, part: Partial<ScopeDraft>) =>
    onEdit(scopes.map((scope, at) => (at === index ? { ...scope, ...part } : scope)));
  const strange = [...new Set(scopes.flatMap(({ gateways }) => namesIn(gateways)))].filter(
    (name) => known !== null && !known.includes(name),
  );
  const isNarrow = scopes.every((scope) => scope.gateways.trim() || scope.environments.trim());
  const lost = lostByScope(role);
  return (
    <div className="mt-1 ml-5 space-y-1">
      {scopes.map((scope, index) => {
        const line = index === 0 ? "" : ` (line ${index + 1})`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name, and one that goes takes its fields along
          <div key={index} className="flex items-center gap-1">
            <div className="grid flex-1 gap-1 sm:grid-cols-2">
              <Input
                aria-label={`Gateways that ${word} holds for, with commas between${line}`}
                placeholder="all Gateways"
                list={listId}
                autoComplete="off"
                value={scope.gateways}
                onChange={({ target }) => edit(index, { gateways: target.value })}
              />
              <Input
                aria-label={`Environments that ${word} holds for, with commas between${line}`}
                placeholder="all environments"
                autoComplete="off"
                value={scope.environments}
                onChange={({ target }) => edit(index, { environments: target.value })}
              />
            </div>
            {scopes.length === 1 ? null : (
              <Button
                look="plain"
                size="iconS"
                aria-label={`Take away line ${index + 1} of ${word}`}
                onClick={() => onEdit(scopes.filter((_, at) => at !== index))}
              >
                <X size={14} aria-hidden />
              </Button>
            )}
          </div>
        );
      })}
      {isNarrow && lost.length > 0 ? (
        <p className="text-12 text-ink-3">
          Limited like this it does not give what is about all Gateways at once:{" "}
          {lost.map(permissionWords).join(", ").toLowerCase()}.
        </p>
      ) : null}
      <p role="status" className="text-12 text-warn">
        {strange.length === 0
          ? ""
          : `No Gateway of this name was seen yet: ${strange.join(", ")}. The role holds once there is one.`}
      </p>
      <Button
        look="plain"
        size="s"
        aria-label={`Other Gateways, other environments: another line of ${word}`}
        onClick={() => onEdit([...scopes, EVERYWHERE])}
      >
        <Plus size={12} aria-hidden />
        Other Gateways, other environments
      </Button>
    </div>
  );
}
