import { stringify } from "yaml";
import type { TablePath } from "./parse-table";

/** Columns; what does not fit is written one entry a line. */
const WIDEST_FLOW = 100;
const STEP = "  ";
const FLOW = { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 } as const;

/**
 * `name: value` as lines without the end of the last one, each with `indent` before it. Sections, scenarios and groups stand below their names, what is smaller
 * stands in brackets behind it.
 */
export function pairLines(path: TablePath, value: unknown, indent: string): string[] {
  const key = keyText(String(path.at(-1)));
  const inside = indent + STEP;
  if (isRecord(value) && isOpen(path) && Object.keys(value).length > 0) {
    const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
    return [
      `${indent}${key}:`,
      ...pairs.flatMap(([name, one]) => pairLines([...path, name], one, inside)),
    ];
  }
  if (Array.isArray(value) && value.length > 0) {
    const flow = flowText(value);
    if (value.some(isRecord) || indent.length + key.length + flow.length > WIDEST_FLOW) {
      return [`${indent}${key}:`, ...value.map((one) => `${inside}- ${flowText(one)}`)];
    }
  }
  return [`${indent}${key}: ${flowText(value)}`];
}

/** A value on one line, as it may stand inside brackets too. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  if (!isRecord(value)) return stringify([value], FLOW).trimEnd().slice(1, -1);
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${keyText(name)}: ${flowText(one)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

function keyText(name: string): string {
  return stringify({ [name]: 1 }, FLOW)
    .trimEnd()
    .slice(1, -": 1}".length);
}

function isOpen(path: TablePath): boolean {
  const isGroups = path[0] === "review" && path[1] === "groups" && path.length === 2;
  return path.length === 1 || isGroups || (path.length === 2 && path[0] === "scenarios");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
