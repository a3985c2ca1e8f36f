import { MOST_SCENARIOS, RouteTableSchema } from "@/lib/contracts/route-table";
import { plainTable } from "@/lib/core/routes/plain-table";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { editTable } from "@/lib/yaml/edit-table";
import { parseTable, type TableIssue } from "@/lib/yaml/parse-table";

/** One draft in its two forms. Bringing them together takes longer than a key press may, so one of them may lag. */
export type DraftDocument = {
  readonly text: string;
  /** `null`: the text cannot be read as a route table. */
  readonly table: RouteTable | null;
  readonly issues: readonly TableIssue[];
  /** `text`: the form was edited since; `table`: the text was. */
  readonly lag: "text" | "table" | null;
};

export function readDocument(text: string): DraftDocument {
  const { table, issues } = parseTable(text);
  return { text, table, issues, lag: null };
}

/** What the form says now. The text follows, once for several edits in a row. */
export function withTable(document: DraftDocument, table: RouteTable): DraftDocument {
  // What was typed must not be lost to an edit that began from an older table.
  const read = document.lag === "table" ? readDocument(document.text) : document;
  return { ...read, table, lag: "text" };
}

/** What was typed. The form follows. */
export function withText(document: DraftDocument, text: string): DraftDocument {
  return { ...settledText(document), text, lag: "table" };
}

/** Both forms say the same. Comments stay, because the text is edited and never written anew. */
export function settledDocument(document: DraftDocument): DraftDocument {
  return document.lag === "table" ? readDocument(document.text) : settledText(document);
}

function settledText(document: DraftDocument): DraftDocument {
  if (document.lag !== "text" || document.table === null) return document;
  return { ...document, text: editTable(document.text, document.table), issues: [], lag: null };
}

/**
 * Why a table cannot be written; `null`: it can. The form asks before each edit, since no text can say such a table. Of scenarios only those are looked
 * at that differ from `before`, which could be written: with five hundred, looking at all takes longer than a key press may.
 */
export function tableFault(table: RouteTable, before: RouteTable): string | null {
  const names = Object.keys(table.scenarios);
  const changed = names.filter(
    (name) =>
      names.length > MOST_SCENARIOS ||
      name === "default" ||
      table.scenarios[name] !== before.scenarios[name],
  );
  const scenarios = Object.fromEntries(
    changed.flatMap((name) => {
      const scenario = table.scenarios[name];
      return scenario === undefined ? [] : [[name, scenario]];
    }),
  );
  const read = RouteTableSchema.safeParse(plainTable({ ...table, scenarios }));
  if (read.success) return null;
  const [first] = read.error.issues;
  if (first === undefined) return "This is no route table.";
  const place = first.path.map(String).join(" › ");
  return place === "" ? first.message : `${place}: ${first.message}`;
}
