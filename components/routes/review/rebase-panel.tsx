"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { changeWords } from "@/lib/charts/route-change-words";
import { rebaseDraft } from "@/lib/client/route-drafts-query";
import type { MergeConflictWire, RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { TableChange } from "@/lib/core/routes/table-change";

export type RebasePanelProps = {
  draft: RouteDraftWire;
  isOutdated: boolean;
  onAnswer: (draft: RouteDraftWire) => void;
};

type Take = "ours" | "theirs";

/** A version was committed since the change began: brings it in, and asks where both changed the same. */
export function RebasePanel({ draft, isOutdated, onAnswer }: RebasePanelProps) {
  const id = useId();
  const [conflicts, setConflicts] = useState<readonly MergeConflictWire[]>([]);
  const [takes, setTakes] = useState<Readonly<Record<string, Take>>>({});
  const bring = useMutation({
    mutationFn: () => {
      const choices = conflicts.flatMap(({ where }) => {
        const take = takes[keyOf(where)];
        return take === undefined ? [] : [{ where, take }];
      });
      return rebaseDraft(draft.id, { revision: draft.revision, choices });
    },
    onSuccess: (answer) => {
      if (answer.draft === null) setConflicts(answer.conflicts);
      else onAnswer(answer.draft);
    },
  });
  const { save } = draft.steps;
  const isChosen = conflicts.every(({ where }) => takes[keyOf(where)] !== undefined);
  return (
    <section aria-labelledby={id} className="space-y-3 border-l-2 border-warn pl-3">
      <h2 id={id} className="text-14 font-semibold">
        A newer version was committed since this began
      </h2>
      <p className="max-w-prose text-ink-2">
        It cannot be committed before that is brought in. Bringing it in is an edit: verdicts that
        were given do not count any more.
      </p>
      {conflicts.length === 0 ? null : <p>Both changed the same; choose a side for each:</p>}
      {conflicts.map((conflict) => (
        <Conflict
          key={keyOf(conflict.where)}
          conflict={conflict}
          take={takes[keyOf(conflict.where)]}
          onTake={(take) => setTakes({ ...takes, [keyOf(conflict.where)]: take })}
        />
      ))}
      <Refusal error={bring.error} />
      {save.allowed ? null : <p className="text-ink-2">{save.why}</p>}
      <Button
        disabled={!save.allowed || isOutdated || bring.isPending || !isChosen}
        onClick={() => bring.mutate()}
      >
        Bring the newer version in
      </Button>
    </section>
  );
}

type ConflictProps = {
  conflict: MergeConflictWire;
  take: Take | undefined;
  onTake: (take: Take) => void;
};

const SIDES = [
  { take: "ours", text: "This change" },
  { take: "theirs", text: "The newer version" },
] as const;

function Conflict({ conflict, take, onTake }: ConflictProps) {
  const where = conflict.where.join(" › ");
  return (
    <fieldset>
      <legend className="font-medium">{where}</legend>
      {SIDES.map((side) => (
        <label key={side.take} className="mt-1 flex gap-2">
          <input
            type="radio"
            name={`take ${where}`}
            checked={take === side.take}
            onChange={() => onTake(side.take)}
          />
          <span className="min-w-0 break-words">
            {side.text}:{" "}
            <span className="text-ink-2">
              {/* The contract leaves open what stands at a place; the server sends what its difference made. */}
              {(conflict[side.take] as TableChange[]).map(changeWords).join("; ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function keyOf(where: readonly string[]): string {
  return JSON.stringify(where);
}
