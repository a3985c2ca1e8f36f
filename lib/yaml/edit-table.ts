import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Document as NewDocument,
  type Pair,
  stringify,
  visit,
  type YAMLMap,
  YAMLSeq,
} from "yaml";
import { canonical } from "@/lib/core/audit/audit-entry";
import { NOTHING_IF_EMPTY, plainTable } from "@/lib/core/routes/plain-table";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { documentOf } from "./document-of";
import { parseTable, type TablePath } from "./parse-table";
import { flowText, isRecord, pairLines } from "./write-value";

type Named = Readonly<Record<string, unknown>>;
/** Both in characters of the text; `to` is the first that stays. */
type Splice = { readonly from: number; readonly to: number; readonly text: string };

const SECTIONS = [
  ...(["scenarios", "banned", "keys", "aliases", "allow", "tiers"] as const),
  ...(["capabilities", "acknowledged", "triage", "review", "tickets"] as const),
] as const satisfies readonly (keyof RouteTable)[];

/**
 * The text with so much changed in it that it says `target`: comments, order, quotes and blank lines of all else stay byte for byte. Comments
 * right above something that goes away go with it. A text that is no table is written anew.
 */
export function editTable(text: string, target: RouteTable): string {
  const { table } = parseTable(text);
  const wanted = plainTable(target);
  if (table === null) return newTable(wanted);
  if (isSame(plainTable(table), wanted)) return text;
  const { document } = documentOf(text);
  const { contents } = document;
  if (!isMap(contents) || contents.flow === true) return newTable(wanted);
  const splices: Splice[] = [];
  editMap(
    { text, document, splices },
    contents,
    [],
    table as Named,
    withEmpties(table, wanted),
    "",
  );
  const edited = spliced(text, splices);
  // The text may hold a form that the splices do not know: then its comments are worth less than what it says.
  return says(edited, wanted) ? edited : newTable(wanted);
}

/** A table as the text of a new document. */
export function newTable(table: RouteTable): string {
  const plain: Named = plainTable(table);
  const text = SECTIONS.flatMap((section) =>
    plain[section] === undefined ? [] : pairLines([section], plain[section], ""),
  ).join("\n");
  return says(`${text}\n`, table) ? `${text}\n` : stringify(plain, { lineWidth: 0 });
}

type Edit = {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly splices: Splice[];
};

function editMap(
  edit: Edit,
  map: YAMLMap,
  path: TablePath,
  before: Named,
  after: Named,
  indent: string,
): void {
  for (const pair of map.items) {
    const name = nameOf(pair);
    const [was, is] = [own(before, name), own(after, name)];
    if (is === undefined) edit.splices.push(removal(edit.text, pair));
    else if (!isSame(was, is)) editPair(edit, pair, [...path, name], was, is, indent);
  }
  const added = Object.entries(after).filter(
    ([name, value]) => value !== undefined && !Object.hasOwn(before, name),
  );
  const last = map.items.at(-1);
  if (added.length === 0 || last === undefined) return;
  const at = endOfLines(edit.text, last);
  const lines = added.flatMap(([name, value]) => pairLines([...path, name], value, indent));
  const isAtEnd = at === edit.text.length && !edit.text.endsWith("\n");
  const text = isAtEnd ? `\n${lines.join("\n")}` : `${lines.join("\n")}\n`;
  edit.splices.push({ from: at, to: at, text });
}

function editPair(
  edit: Edit,
  pair: Pair,
  path: TablePath,
  was: unknown,
  is: unknown,
  indent: string,
): void {
  const { value } = pair;
  const isBelow = isMap(value) && value.flow !== true && value.items.length > 0;
  if (isBelow && isRecord(is) && isRecord(was) && Object.keys(is).length > 0) {
    const first = value.items[0];
    editMap(edit, value, path, was, is, first === undefined ? indent : indentOf(edit.text, first));
    return;
  }
  const [start, end] = rangeOf(value);
  const old = edit.text.slice(start, end);
  const isOnOneLine =
    !old.includes("\n") && (isScalar(value) || (isCollection(value) && value.flow));
  if (isOnOneLine && start < end) {
    edit.splices.push({ from: start, to: end, text: flowText(is) });
    return;
  }
  const lines =
    hasComments(value) && isSeq(value) && Array.isArray(is)
      ? commentedLines(edit.document, pair, value, is, indent)
      : pairLines(path, is, indent);
  const from = rangeOf(pair.key)[0];
  edit.splices.push({ from, to: contentEnd(edit.text, pair), text: lines.join("\n").trimStart() });
}

/** A list with the comments of the entries that stay. */
function commentedLines(
  document: Document.Parsed,
  pair: Pair,
  seq: YAMLSeq,
  after: readonly unknown[],
  indent: string,
): string[] {
  const left = [...seq.items];
  const changed = new YAMLSeq(document.schema);
  Object.assign(changed, { commentBefore: seq.commentBefore, comment: seq.comment });
  changed.flow = false;
  changed.items = after.map((one) => {
    const at = left.findIndex((node) => isSame(toJs(node, document), one));
    return at < 0 ? document.createNode(one, { flow: true }) : left.splice(at, 1)[0];
  });
  const list = new NewDocument();
  list.contents = changed as never;
  const key = pairLines([nameOf(pair)], 0, "")[0]?.slice(0, -" 0".length) ?? "";
  const lines = list.toString({ lineWidth: 0 }).trimEnd().split("\n");
  return [`${indent}${key}`, ...lines.map((line) => (line === "" ? line : `${indent}  ${line}`))];
}

function toJs(node: unknown, document: Document.Parsed): unknown {
  return isScalar(node) || isCollection(node) ? node.toJS(document) : node;
}

/** Its lines and the comments right above, which speak of it. */
function removal(text: string, pair: Pair): Splice {
  let from = lineStart(text, rangeOf(pair.key)[0]);
  const indent = indentOf(text, pair);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from);
    if (!line.startsWith(`${indent}#`)) break;
    from = above;
  }
  return { from, to: endOfLines(text, pair), text: "" };
}

/** The first character after the lines of a pair, whose last one may end with a comment. */
function endOfLines(text: string, pair: Pair): number {
  const end = text.indexOf("\n", Math.max(0, contentEnd(text, pair)));
  return end < 0 ? text.length : end + 1;
}

/** After the last character of a pair that is no space, and before a comment behind it. */
function contentEnd(text: string, { key, value }: Pair): number {
  const deepest = lastOf(value);
  const [start, end] = rangeOf(deepest ?? key);
  const trimmed = text.slice(start, end).trimEnd();
  const [, own] = rangeOf(value);
  // A collection in brackets ends after its last entry.
  const closing = isCollection(value) && value.flow ? own : 0;
  return Math.max(start + trimmed.length, closing, rangeOf(key)[1]);
}

function lastOf(node: unknown): unknown {
  if (!isCollection(node) || node.flow === true || node.items.length === 0) return node;
  const last = node.items.at(-1);
  return lastOf(isMap(node) ? ((last as Pair).value ?? (last as Pair).key) : last);
}

function hasComments(node: unknown): boolean {
  let found = false;
  if (!isCollection(node)) return false;
  visit(node, {
    Node(_, { comment, commentBefore }) {
      if (comment == null && commentBefore == null) return;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** What is written and says nothing may stay. */
function withEmpties(written: RouteTable, wanted: RouteTable): Named {
  const empty = NOTHING_IF_EMPTY.filter((section) => {
    const value = written[section];
    return value !== undefined && Object.keys(value).length === 0 && wanted[section] === undefined;
  });
  return { ...wanted, ...Object.fromEntries(empty.map((section) => [section, written[section]])) };
}

function says(text: string, wanted: RouteTable): boolean {
  const { document } = documentOf(text);
  if (document.errors.length > 0) return false;
  const found = document.toJS() as RouteTable | null;
  if (!isRecord(found) || !isRecord(found.scenarios)) return false;
  return canonical(plainTable(found)) === canonical(plainTable(wanted));
}

function spliced(text: string, splices: readonly Splice[]): string {
  const isDos = text.includes("\r\n");
  let [edited, at] = ["", 0];
  // Stable: what is added inside of something comes before what is added after it.
  for (const { from, to, text: instead } of splices.toSorted((a, b) => a.from - b.from)) {
    edited += text.slice(at, from) + (isDos ? instead.replaceAll("\n", "\r\n") : instead);
    at = Math.max(at, to);
  }
  return edited + text.slice(at);
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range == null ? [0, 0] : [range[0], range[1]];
}

function indentOf(text: string, { key }: Pair): string {
  const start = rangeOf(key)[0];
  return text.slice(lineStart(text, start), start);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function own(all: Named, name: string): unknown {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}
