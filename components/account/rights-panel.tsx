"use client";

import { Check, Minus } from "lucide-react";
import { PanelFrame, type PanelQuery } from "@/components/console/panel-frame";
import { GrantChips } from "@/components/people/grant-chips";
import { cn } from "@/components/ui/cn";
import { Info } from "@/components/ui/info";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import { prepareRights, type Right } from "@/lib/charts/prepare-rights";
import type { Me } from "@/lib/contracts/me";
import { rolesListed, roleWord } from "@/lib/core/access/access-words";
import type { Actor } from "@/lib/core/access/permission";
import { ROLES } from "@/lib/core/access/role";

const ACTORS: readonly Actor[] = [...ROLES, "ingest"];

const VIA = {
  session: "You signed in here.",
  proxy: "Your organisation's proxy says who you are.",
  sample: "You look at the sample: nobody of its people exists.",
} as const;

/** Why can't I? Every permission there is, and who has it. */
export function RightsPanel({ query }: { query: PanelQuery<Me> }) {
  return (
    <PanelFrame<Me>
      title="What I may do"
      info={
        <Info about="what I may do">
          <p>
            Everything that is allowed at all stands here; it is the table that the server goes by.
          </p>
          <p>Nobody changes their own roles: another administrator has to do it.</p>
        </Info>
      }
      query={query}
    >
      {(me) => (
        <>
          <p className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
            <strong className="font-medium text-ink">{me.name}</strong>
            {me.email === null ? null : <span>{me.email}</span>}
            <GrantChips grants={me.grants} />
            {me.via === null ? null : <span className="text-ink-3">{VIA[me.via]}</span>}
          </p>
          <Rights rights={prepareRights(me)} />
        </>
      )}
    </PanelFrame>
  );
}

/** On a phone the roles of a row stand under it in words: seven columns do not fit. */
function Rights({ rights }: { rights: readonly Right[] }) {
  return (
    <Table>
      <caption className="sr-only">Permissions, and which roles have them</caption>
      <thead>
        <tr>
          <HeadCell>To</HeadCell>
          <HeadCell>You</HeadCell>
          {ACTORS.map((actor) => (
            <HeadCell key={actor} className="text-center max-lg:hidden">
              {roleWord(actor)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rights.map(({ permission, words, mine, heldOnly, roles }) => (
          <tr key={permission}>
            <th scope="row" className="h-8 border-b py-1 pr-2 text-left font-normal">
              {words}
              <span className="block text-12 text-ink-3 lg:hidden">{rolesListed([...roles])}</span>
            </th>
            <Cell className="whitespace-normal">
              <YesNo
                yes={mine}
                words={mine ? "yes" : heldOnly === null ? "no" : `only ${heldOnly}`}
              />
            </Cell>
            {ACTORS.map((actor) => (
              <Cell key={actor} className="text-center max-lg:hidden">
                <YesNo yes={roles.has(actor)} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Without words beside it, it says so to those who do not see it. */
function YesNo({ yes, words }: { yes: boolean; words?: string }) {
  const Mark = yes ? Check : Minus;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Mark size={14} aria-hidden className={cn("shrink-0", !yes && "text-ink-3")} />
      <span className={cn(words === undefined && "sr-only", !yes && "text-ink-3")}>
        {words ?? (yes ? "yes" : "no")}
      </span>
    </span>
  );
}
