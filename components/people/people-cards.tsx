"use client";

import { useTime } from "@/components/console/use-time";
import { signInWords } from "@/lib/charts/sign-in-words";
import { GrantChips } from "./grant-chips";
import type { PeopleTableProps } from "./people-table";
import { PersonMenu } from "./person-menu";

/** The same rows for a phone, with what can be done in sight. */
export function PeopleCards({ people, may, own, onAct }: PeopleTableProps) {
  const { timeAgo } = useTime();
  return (
    <ul aria-label="People">
      {people.map((person) => (
        <li key={person.id} className="flex items-start gap-2 border-b py-2">
          <div className="min-w-0 flex-1 space-y-1">
            <p>
              <span className="font-medium">{person.name}</span>
              {person.email === own ? <span className="ml-1.5 text-12 text-ink-3">you</span> : null}
              {person.disabledAt === null ? null : (
                <span className="ml-1.5 text-12 font-medium text-warn">disabled</span>
              )}
              <span className="block text-12 break-all text-ink-3">{person.email}</span>
            </p>
            <GrantChips grants={person.grants} />
            <p className="text-12 text-ink-2">
              {signInWords(person) ?? "no way in yet"} ·{" "}
              {person.lastSeenAt === null ? "never seen" : `seen ${timeAgo(person.lastSeenAt)}`} ·{" "}
              {person.sessions === 1 ? "1 session" : `${person.sessions} sessions`}
            </p>
          </div>
          <PersonMenu person={person} may={may} isOwn={person.email === own} onAct={onAct} />
        </li>
      ))}
    </ul>
  );
}
