"use client";

import type { May } from "@/components/account/use-may";
import { DataTable } from "@/components/console/data-table";
import { useTime } from "@/components/console/use-time";
import { signInWords } from "@/lib/charts/sign-in-words";
import type { PersonWire } from "@/lib/contracts/people";
import { GrantChips } from "./grant-chips";
import type { PersonActing } from "./person-act";
import { PersonMenu } from "./person-menu";

export type PeopleTableProps = {
  people: readonly PersonWire[];
  may: May;
  /** E-mail address of who looks: nobody changes their own access. */
  own: string | null;
  onAct: (acting: PersonActing) => void;
};

export function PeopleTable({ people, may, own, onAct }: PeopleTableProps) {
  const { timeAgo } = useTime();
  return (
    <DataTable<PersonWire>
      caption="People"
      rows={people}
      rowId={({ id }) => id}
      initialSort={{ id: "name", desc: false }}
      columns={[
        {
          id: "name",
          title: "Name",
          sortValue: ({ name }) => name,
          cell: ({ name, email, disabledAt }) => (
            <span className="block py-1.5">
              <span className="font-medium">{name}</span>
              {email === own ? <span className="ml-1.5 text-12 text-ink-3">you</span> : null}
              {disabledAt === null ? null : (
                <span className="ml-1.5 text-12 font-medium text-warn">disabled</span>
              )}
              <span className="block text-12 text-ink-3">{email}</span>
            </span>
          ),
        },
        {
          id: "roles",
          title: "Roles",
          cell: ({ grants }) => <GrantChips grants={grants} />,
          className: "whitespace-normal",
        },
        {
          id: "signs",
          title: "Signs in with",
          cell: (person) => signInWords(person) ?? <span className="text-ink-3">nothing yet</span>,
        },
        {
          id: "seen",
          title: "Last seen",
          sortValue: ({ lastSeenAt }) => lastSeenAt,
          cell: ({ lastSeenAt }) =>
            lastSeenAt === null ? <span className="text-ink-3">never</span> : timeAgo(lastSeenAt),
        },
        {
          id: "sessions",
          title: "Sessions",
          numeric: true,
          sortValue: ({ sessions }) => sessions,
          cell: ({ sessions }) => sessions,
        },
        {
          id: "act",
          title: "Change",
          cell: (person) => (
            <PersonMenu person={person} may={may} isOwn={person.email === own} onAct={onAct} />
          ),
        },
      ]}
    />
  );
}
