"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { roleMeans } from "@/lib/charts/role-means";
import { contextQuery } from "@/lib/client/context-query";
import { roleWord } from "@/lib/core/access/access-words";
import { isScoped } from "@/lib/core/access/role";
import type { GrantDraft } from "./edit-grants";
import { ScopeFields } from "./scope-fields";

export type GrantsFieldsetProps = {
  drafts: readonly GrantDraft[];
  onEdit: (drafts: GrantDraft[]) => void;
};

/** Which roles, each with what it allows; some for certain Gateways or environments only. */
export function GrantsFieldset({ drafts, onEdit }: GrantsFieldsetProps) {
  const id = useId();
  const { data: context } = useQuery(contextQuery());
  const known = context?.values.gateway.filter((name) => name !== null) ?? null;
  const change = (index: number, part: Partial<GrantDraft>) =>
    onEdit(drafts.map((draft, at) => (at === index ? { ...draft, ...part } : draft)));
  return (
    <fieldset>
      <legend className="mb-1 text-12 font-medium text-ink-2">Roles</legend>
      <ul className="border-t">
        {drafts.map((draft, index) => (
          <li key={draft.role} className="border-b py-1.5">
            <label className="flex items-start gap-2">
              <input
                type="checkbox"
                checked={draft.on}
                onChange={({ target }) => change(index, { on: target.checked })}
                className="mt-0.5 accent-ink"
              />
              <span>
                <span className="font-medium">{roleWord(draft.role)}</span>
                <span className="block text-12 text-ink-3">{roleMeans(draft.role)}</span>
              </span>
            </label>
            {draft.on && isScoped(draft.role) ? (
              <ScopeFields
                draft={draft}
                known={known}
                listId={`${id}-gateways`}
                onEdit={(scopes) => change(index, { scopes })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <datalist id={`${id}-gateways`}>
        {(known ?? []).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  );
}
