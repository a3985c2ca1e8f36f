import { dirname, isAbsolute, posix } from "node:path";
import JSON5 from "json5";

/** Why a configuration could not be read; names of files as they are below its folder, no content. */
export type ConfigIssue =
  | { readonly code: "missing"; readonly file: string }
  | { readonly code: "unreadable"; readonly file: string }
  | { readonly code: "too_large"; readonly file: string }
  | {
      readonly code: "not_json5";
      readonly file: string;
      readonly line: number;
      readonly column: number;
    }
  /** An include that leaves the folder, by its path or by a link. */
  | { readonly code: "outside"; readonly file: string; readonly from: string }
  /** Files that include each other, in a circle. */
  | { readonly code: "circle"; readonly files: readonly string[] }
  | { readonly code: "too_deep"; readonly file: string }
  /** `$include` is neither a path nor a list of paths; or keys beside it, and what it includes is no object. */
  | { readonly code: "bad_include"; readonly file: string }
  | { readonly code: "too_many_files"; readonly file: string };

export type ConfigText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" | "unreadable" | "too_large" | "outside" };

export type ResolvedConfig = {
  /** `null` where there are issues: a half-read configuration would hide routes. */
  readonly config: unknown;
  /** Every file that was read, below the folder. */
  readonly files: readonly string[];
  readonly issues: readonly ConfigIssue[];
};

/** OpenClaw's own limit of included files within each other. */
const DEEPEST_INCLUDE = 10;
/** Nothing that a person writes is nested like that. */
const DEEPEST_VALUE = 200;
const MOST_FILES = 500;
const INCLUDE = "$include";

type Values = Record<string, unknown>;
type At = { readonly file: string; readonly chain: readonly string[] };

/**
 * A configuration with its includes in their places, merged as OpenClaw does: of several files, and of
 * keys beside an include, the later one holds; objects are merged, and lists are joined.
 * `read` gives a file below the folder by its path with `/`. Total: every fault is an issue.
 */
export function resolveOpenclawConfig(
  main: string,
  read: (file: string) => ConfigText,
): ResolvedConfig {
  const issues: ConfigIssue[] = [];
  const files = new Set<string>();
  let reads = 0;
  const config = load(main, []);
  return { config: issues.length === 0 ? config : null, files: [...files], issues };

  function load(file: string, chain: readonly string[]): unknown {
    if (chain.includes(file)) return fault({ code: "circle", files: [...chain, file] });
    if (chain.length > DEEPEST_INCLUDE) return fault({ code: "too_deep", file });
    if (++reads > MOST_FILES) return fault({ code: "too_many_files", file });
    const found = read(file);
    const from = chain.at(-1) ?? file;
    if (found.kind === "outside") return fault({ code: "outside", file, from });
    if (found.kind !== "text") return fault({ code: found.kind, file });
    files.add(file);
    const value = parse(found.text, file);
    return value === undefined ? undefined : resolve(value, { file, chain: [...chain, file] }, 0);
  }

  function parse(text: string, file: string): unknown {
    try {
      return JSON5.parse(text.replace(/^\uFEFF/, ""));
    } catch (error) {
      // Its message quotes the text.
      const { lineNumber = 0, columnNumber = 0 } = error as {
        lineNumber?: number;
        columnNumber?: number;
      };
      return fault({ code: "not_json5", file, line: lineNumber, column: columnNumber });
    }
  }

  function resolve(value: unknown, at: At, depth: number): unknown {
    if (depth > DEEPEST_VALUE) return fault({ code: "too_deep", file: at.file });
    if (Array.isArray(value)) return value.map((each) => resolve(each, at, depth + 1));
    if (!isValues(value)) return value;
    const own = Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== INCLUDE && key !== "__proto__")
        .map(([key, each]) => [key, resolve(each, at, depth + 1)]),
    );
    if (!Object.hasOwn(value, INCLUDE)) return own;
    const included = include(value[INCLUDE], at);
    if (Object.keys(own).length === 0) return included;
    if (included === undefined) return undefined;
    return isValues(included)
      ? merge(included, own)
      : fault({ code: "bad_include", file: at.file });
  }

  function include(named: unknown, at: At): unknown {
    if (typeof named === "string") return one(named, at);
    if (!Array.isArray(named)) return fault({ code: "bad_include", file: at.file });
    return named.reduce((sum: unknown, each: unknown) => {
      if (typeof each !== "string") return fault({ code: "bad_include", file: at.file });
      const more = one(each, at);
      return more === undefined ? sum : merge(sum, more);
    }, {});
  }

  function one(named: string, { file, chain }: At): unknown {
    const path = posix.normalize(posix.join(dirname(file), named));
    const leaves = isAbsolute(named) || path === ".." || path.startsWith("../");
    if (named.includes("\0")) return fault({ code: "bad_include", file });
    return leaves ? fault({ code: "outside", file: named, from: file }) : load(path, chain);
  }

  function fault(issue: ConfigIssue): undefined {
    issues.push(issue);
  }
}

function merge(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isValues(a) || !isValues(b)) return b;
  const both = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    both.set(key, both.has(key) ? merge(both.get(key), value) : value);
  }
  return Object.fromEntries(both);
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
