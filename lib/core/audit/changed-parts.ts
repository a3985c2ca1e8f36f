import { canonical } from "./audit-entry";

export type Change = { readonly before: unknown; readonly after: unknown };

/** More than this of one side is not kept in an entry. */
const MOST_LENGTH = 10_000;

/**
 * What of a document changed: of objects the keys that differ, down to where they do; lists and other values
 * whole. Where one side is longer than an entry should be, only the names of the changed keys are left.
 */
export function changedParts(before: unknown, after: unknown): Change {
  const change = partsOf(before, after);
  if (lengthOf(change.before) <= MOST_LENGTH && lengthOf(change.after) <= MOST_LENGTH)
    return change;
  return {
    before: { tooLong: keysOf(change.before) },
    after: { tooLong: keysOf(change.after) },
  };
}

function partsOf(before: unknown, after: unknown): Change {
  if (!isObject(before) || !isObject(after)) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonical(own(before, key)) !== canonical(own(after, key)),
  );
  const parts = keys.map((key) => [key, partsOf(own(before, key), own(after, key))] as const);
  return { before: side(parts, "before"), after: side(parts, "after") };
}

/** A key that was not there is left out on its side. */
function side(parts: readonly (readonly [string, Change])[], which: "before" | "after"): unknown {
  const there = parts.filter(([, change]) => change[which] !== undefined);
  return Object.fromEntries(there.map(([key, change]) => [key, change[which]]));
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lengthOf(value: unknown): number {
  return canonical(value).length;
}

/** As many as fit. */
function keysOf(value: unknown): string[] {
  const keys = isObject(value) ? Object.keys(value) : [];
  let length = 0;
  return keys.filter((key) => {
    length += key.length + 3;
    return length <= MOST_LENGTH;
  });
}
