"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { formatCounted } from "@/lib/charts/format-number";
import { IMPORT_WORDS } from "@/lib/charts/route-import-words";
import { beginDraft } from "@/lib/client/route-drafts-query";
import { importRoutes } from "@/lib/client/route-exchange-query";
import type { RouteImported } from "@/lib/contracts/route-exchange";
import type { BeginDialogProps } from "./begin-dialog";

/** The routes of a Gateway's configuration, with a report, before anything is begun. */
export function ImportDialog({ tables, onClose }: BeginDialogProps) {
  const id = useId();
  const router = useRouter();
  const [table, setTable] = useState(tables[0] ?? "production");
  const [files, setFiles] = useState<readonly File[]>([]);
  const reading = useMutation({ mutationFn: () => readFiles(files) });
  const begin = useMutation({
    mutationFn: (text: string) =>
      beginDraft({ table: table.trim(), text, title: "Routes of a Gateway's configuration" }),
    onSuccess: (draft) => router.push(`/routes/drafts/${encodeURIComponent(draft.id)}/edit`),
  });
  const imported = reading.data;
  const text = imported?.text ?? null;
  return (
    <FormDialog
      title="Import a configuration"
      holds
      verb={text === null ? "Read it" : "Begin a change with it"}
      isPending={reading.isPending || begin.isPending || begin.isSuccess}
      missing={files.length === 0 ? "Choose its files." : ""}
      error={reading.error ?? begin.error}
      onSubmit={() => (text === null ? reading.mutate() : begin.mutate(text))}
      onClose={onClose}
    >
      <div>
        <label htmlFor={id} className="mb-1 block text-12 font-medium text-ink-2">
          openclaw.json and the files that it includes
        </label>
        <input
          id={id}
          type="file"
          multiple
          required
          accept=".json,.json5,.jsonc"
          className="w-full text-13"
          onChange={({ target }) => {
            setFiles([...(target.files ?? [])]);
            reading.reset();
          }}
        />
        <p className="mt-1 text-12 text-ink-3">
          They are read and forgotten. Keys and other secrets in them are not taken.
        </p>
      </div>
      <Field
        label="Table"
        name="table"
        autoComplete="off"
        required
        maxLength={64}
        value={table}
        onChange={({ target }) => setTable(target.value)}
      />
      {imported === undefined ? null : <Report imported={imported} />}
    </FormDialog>
  );
}

const VERDICTS = [
  { verdict: "understood", word: "understood" },
  { verdict: "not_understood", word: "not understood" },
  { verdict: "ignored", word: "left out on purpose" },
] as const;

function Report({ imported: { report, issues, isTable } }: { imported: RouteImported }) {
  if (issues.length > 0) {
    return (
      <div role="alert">
        <p className="font-medium">It could not be read:</p>
        <ul className="text-ink-2">
          {issues.map((issue) => (
            <li key={JSON.stringify(issue)}>
              {issue.file ?? issue.files?.join(" → ")}
              {issue.line === undefined ? "" : `, line ${issue.line}`}: {ISSUE_WORDS[issue.code]}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="space-y-1" role="status" aria-label="What was read">
      {VERDICTS.map(({ verdict, word }) => {
        const lines = report.filter((line) => line.verdict === verdict);
        if (lines.length === 0) return null;
        return (
          <details key={verdict} open={verdict === "not_understood"}>
            <summary className="cursor-pointer">
              {formatCounted(lines.length, "entry", "entries")} {word}
            </summary>
            <ul className="ml-4 max-h-48 overflow-y-auto text-12 text-ink-2">
              {lines.map((line) => (
                <li key={line.path} className="break-words">
                  <span className="font-mono">{line.path}</span>: {IMPORT_WORDS[line.why]}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
      {isTable ? null : (
        <p className="text-warn">It is no whole table yet: the editor says what is missing.</p>
      )}
    </div>
  );
}

const ISSUE_WORDS = {
  missing: "it is included, and was not chosen",
  unreadable: "it cannot be read",
  too_large: "it is too large",
  not_json5: "it is no JSON5",
  outside: "it lies outside of the configuration's folder",
  circle: "they include one another",
  too_deep: "includes are nested too deeply",
  bad_include: "what it includes is not named as a file",
  too_many_files: "it includes too many files",
} as const;

/** The main one is called as OpenClaw calls it, or is the only one. */
async function readFiles(files: readonly File[]): Promise<RouteImported> {
  const read = await Promise.all(files.map(async (file) => [file.name, await file.text()]));
  const main = files.length === 1 ? files[0]?.name : "openclaw.json";
  return importRoutes({ files: Object.fromEntries(read), ...(main === undefined ? {} : { main }) });
}
