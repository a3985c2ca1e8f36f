import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, visit } from "yaml";
import { RouteTableSchema } from "@/lib/contracts/route-table";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { documentOf } from "./document-of";

/** Names and indexes from the top of the document; empty: the whole of it. */
export type TablePath = readonly (string | number)[];

export const TABLE_ISSUE_CODES = [
  ...(["too_large", "not_yaml", "anchor", "odd_key"] as const),
  ...(["unknown_field", "not_valid"] as const),
] as const;

/** What is wrong with a text, and where. */
export type TableIssue = {
  readonly code: (typeof TABLE_ISSUE_CODES)[number];
  /** Both from 1; `null`: it is of the whole document. */
  readonly line: number | null;
  readonly column: number | null;
  readonly path: TablePath;
  readonly message: string;
};

/** Both lines from 1; `endLine` is the last that belongs to it. */
export type TablePlace = {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
};

export type ParsedTable = {
  /** Where a path stands, or the part of it that there is; `null`: nowhere. */
  readonly placeOf: (path: TablePath) => TablePlace | null;
} & (
  | { readonly table: RouteTable; readonly issues: readonly [] }
  | { readonly table: null; readonly issues: readonly TableIssue[] }
);

/** Characters; as many as a draft may have. */
const LONGEST_TEXT = 1_000_000;
/** Of one text: whoever mends the first ones sees the next. */
const MOST_ISSUES = 200;

/**
 * Reads YAML as a route table. Total: any text is one, or something is wrong with it. Anchors and aliases are refused, since an edit in
 * one place would change another, and a few of them can stand for more than fits in memory.
 */
export function parseTable(text: string): ParsedTable {
  if (text.length > LONGEST_TEXT) return refused("too_large", "The text is too long for a table.");
  try {
    const { document, lines } = documentOf(text);
    return read(document, lines);
  } catch {
    // The parser's stack has an end.
    return refused("not_yaml", "It is no YAML that can be read.");
  }
}

function read(document: Document.Parsed, lines: LineCounter): ParsedTable {
  const placeOf = (path: TablePath) => placeIn(document, lines, path);
  const broken = [...syntaxIssues(document, lines), ...nodeIssues(document, lines)];
  if (broken.length > 0) return { table: null, issues: broken.slice(0, MOST_ISSUES), placeOf };
  const checked = RouteTableSchema.safeParse(document.toJS());
  if (checked.success) return { table: checked.data as RouteTable, issues: [], placeOf };
  const issues = checked.error.issues.slice(0, MOST_ISSUES).flatMap((issue): TableIssue[] => {
    const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        at("unknown_field", [...path, key], `There is no field "${key}" here.`),
      );
    }
    return [at("not_valid", path, issue.message)];
  });
  return { table: null, issues, placeOf };

  function at(code: TableIssue["code"], path: TablePath, message: string): TableIssue {
    const place = placeOf(path);
    return { code, line: place?.line ?? null, column: place?.column ?? null, path, message };
  }
}

function syntaxIssues({ errors }: Document.Parsed, lines: LineCounter): TableIssue[] {
  return errors.slice(0, MOST_ISSUES).map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { code: "not_yaml", path: [], line, column: col, message: `${message}.` };
  });
}

function nodeIssues(document: Document.Parsed, lines: LineCounter): TableIssue[] {
  const issues: TableIssue[] = [];
  const add = (code: TableIssue["code"], offset: number | undefined, message: string) => {
    const { line, col } = lines.linePos(offset ?? 0);
    issues.push({ code, line, column: col, path: [], message });
  };
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0];
      if (isAlias(node) || ("anchor" in node && node.anchor !== undefined)) {
        add("anchor", offset, "Anchors and aliases are not read: write the value out.");
      } else if (node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:")) {
        add("not_yaml", offset, "Tags are not read here.");
      }
      if (!isMap(node)) return;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const { value, range } = key;
        if (value === "__proto__") add("odd_key", range?.[0], '"__proto__" is no name.');
        if (seen.has(value)) add("odd_key", range?.[0], `"${value}" stands here twice.`);
        seen.add(value);
      }
    },
  });
  return issues;
}

function placeIn(
  document: Document.Parsed,
  lines: LineCounter,
  path: TablePath,
): TablePlace | null {
  let node: unknown = document.contents;
  let start: number | undefined;
  let end: number | undefined;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => (isScalar(key) ? key.value : key) === String(part))
      : undefined;
    const child = pair === undefined && isSeq(node) ? node.items[Number(part)] : pair?.value;
    const first = pair === undefined ? child : pair.key;
    const range = rangeOf(first);
    if (range === null) break;
    start = range[0];
    end = (rangeOf(child) ?? range)[1];
    node = child;
  }
  if (start === undefined || end === undefined) return null;
  const { line, col } = lines.linePos(start);
  return { line, column: col, endLine: lines.linePos(Math.max(start, end - 1)).line };
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range ?? null;
}

function refused(code: TableIssue["code"], message: string): ParsedTable {
  const issue = { code, line: null, column: null, path: [], message };
  return { table: null, issues: [issue], placeOf: () => null };
}
