"use client";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { AuditFilter } from "@/lib/client/audit-query";
import { ActionChooser } from "./action-chooser";
import { AuditTime } from "./audit-time";
import type { useAuditFilter } from "./use-audit-filter";

/** Who, about what, which kind, when; and words in anything of it. */
export function AuditFilters({ state }: { state: ReturnType<typeof useAuditFilter> }) {
  const { filter, time, isNarrowed, edit, clear } = state;
  return (
    <form
      aria-label="Which entries"
      onSubmit={(event) => event.preventDefault()}
      className="mb-5 flex flex-wrap items-center gap-2 print:hidden"
    >
      <Words
        label="Search people, subjects and reasons"
        name="q"
        filter={filter}
        edit={edit}
        className="md:max-w-72"
      />
      <Words
        label="Who did it"
        name="actor"
        filter={filter}
        edit={edit}
        className="max-w-[calc(50%-0.25rem)] md:max-w-44"
      />
      <Words
        label="Done to"
        name="subject"
        filter={filter}
        edit={edit}
        className="max-w-[calc(50%-0.25rem)] md:max-w-44"
      />
      <ActionChooser chosen={filter.actions} onChoose={(actions) => edit({ actions })} />
      <AuditTime time={time} onChoose={(chosen) => edit({ time: chosen })} />
      {isNarrowed ? (
        <Button look="plain" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </form>
  );
}

type WordsProps = {
  label: string;
  name: "q" | "actor" | "subject";
  filter: AuditFilter;
  edit: (part: Partial<AuditFilter>) => void;
  className: string;
};

function Words({ label, name, filter, edit, className }: WordsProps) {
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={filter[name]}
      onChange={({ target }) => edit({ [name]: target.value })}
      className={className}
    />
  );
}
