"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { beginDraft } from "@/lib/client/route-drafts-query";

export type BeginDialogProps = {
  tables: readonly string[];
  onClose: () => void;
};

/** What a table that has no version yet begins with. */
const EMPTY_TABLE = `# Which models each scenario may use.
scenarios:
  default:
    primary: provider/model
    fallbacks: []
`;

/** A change of a table, or of one that is new: then it is written. */
export function BeginDialog({ tables, onClose }: BeginDialogProps) {
  const router = useRouter();
  const [table, setTable] = useState(tables[0] ?? "production");
  const [title, setTitle] = useState("");
  const [ticket, setTicket] = useState("");
  const name = table.trim();
  const isNew = !tables.includes(name);
  const begin = useMutation({
    mutationFn: () =>
      beginDraft({
        table: name,
        ...(isNew ? { text: EMPTY_TABLE } : {}),
        title: title.trim(),
        ticket: ticket.trim() === "" ? null : ticket.trim(),
      }),
    onSuccess: ({ id }) => router.push(`/routes/drafts/${encodeURIComponent(id)}/edit`),
  });
  return (
    <FormDialog
      title="Begin a change"
      holds
      verb="Begin"
      isPending={begin.isPending || begin.isSuccess}
      error={begin.error}
      onSubmit={() => begin.mutate()}
      onClose={onClose}
    >
      <Field
        label="Table"
        hint={
          isNew
            ? "A new table. Its name is that of the environment it is for."
            : "It begins with the version that is in force."
        }
        name="table"
        list="route-tables"
        autoComplete="off"
        required
        maxLength={64}
        value={table}
        onChange={({ target }) => setTable(target.value)}
      />
      <datalist id="route-tables">
        {tables.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Field
        label="What it does"
        hint="The first line of the commit; it can be changed later."
        name="title"
        autoComplete="off"
        maxLength={200}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Field
        label="Ticket, if there is one"
        name="ticket"
        autoComplete="off"
        maxLength={200}
        value={ticket}
        onChange={({ target }) => setTicket(target.value)}
      />
    </FormDialog>
  );
}
