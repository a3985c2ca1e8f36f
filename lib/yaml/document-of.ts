import { type Document, LineCounter, parseDocument } from "yaml";

export type TableDocument = {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
};

/** Keys are compared elsewhere: the parser compares each with all, and draws a picture of the text for each error. */
const OPTIONS = { stringKeys: true, uniqueKeys: false, prettyErrors: false } as const;

/**
 * The last text that was read: an editor reads the same one to check an edit, to show it, and to edit it again, and reading is what takes
 * the time. Nobody changes a document of here.
 */
let last: { readonly text: string; readonly read: TableDocument } | null = null;

/** A text as a YAML document. Throws where the parser's stack has an end. */
export function documentOf(text: string): TableDocument {
  if (last?.text === text) return last.read;
  const lines = new LineCounter();
  const read = { document: parseDocument(text, { lineCounter: lines, ...OPTIONS }), lines };
  last = { text, read };
  return read;
}
