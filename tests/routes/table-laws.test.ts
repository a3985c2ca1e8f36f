import fc from "fast-check";
import { expect, test } from "vitest";
import { RouteTableSchema } from "@/lib/contracts/route-table";
import { canonical } from "@/lib/core/audit/audit-entry";
import { applyChanges } from "@/lib/core/routes/apply-changes";
import { canonicalTable } from "@/lib/core/routes/canonical-table";
import { mergeTables, resolveConflict } from "@/lib/core/routes/merge-tables";
import { plainTable } from "@/lib/core/routes/plain-table";
import type { RouteTable } from "@/lib/core/routes/route-table";
import { tableDifference } from "@/lib/core/routes/table-difference";
import { anyEdit, anyTable, mixed } from "./any-table";

const picks = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });
/** A base and what two people made of it. */
const threeWays = fc
  .tuple(anyTable, anyTable, anyTable, picks, picks)
  .map(
    ([base, one, two, first, second]) =>
      [base, mixed(base, one, first), mixed(base, two, second)] as const,
  );

test("the tables of these tests are route tables", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      expect(RouteTableSchema.safeParse(table).error).toBeUndefined();
    }),
  );
});

test("the canonical form is one of its own, whatever the order of names", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const form = canonicalTable(table);
      expect(canonicalTable(JSON.parse(form))).toBe(form);
      expect(canonicalTable(reversed(table) as RouteTable)).toBe(form);
    }),
  );
});

test("the order inside a list, an empty chain and an empty allow list are part of the canonical form", () => {
  const table = (scenario: object, rest: object = {}) =>
    canonicalTable({ scenarios: { default: { primary: "a/one", ...scenario } }, ...rest });
  expect(table({ fallbacks: ["b/x", "c/y"] })).not.toBe(table({ fallbacks: ["c/y", "b/x"] }));
  expect(table({ fallbacks: [] })).not.toBe(table({}));
  expect(table({}, { allow: [] })).not.toBe(table({}));
  expect(table({ slo: {} }, { banned: [], keys: {}, aliases: {} })).toBe(table({}));
});

test("a difference that is applied reaches the target, and applied backwards the base", () => {
  fc.assert(
    fc.property(anyEdit, ([base, target]) => {
      const changes = tableDifference(base, target);
      expect(canonicalTable(applyChanges(plainTable(base), changes))).toBe(canonicalTable(target));
      const back = changes.map(({ path, before }) => ({ path, after: before }));
      expect(canonicalTable(applyChanges(plainTable(target), back))).toBe(canonicalTable(base));
    }),
  );
});

test("a new table differs in all that it says, and tables that say the same differ in nothing", () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const changes = tableDifference(null, table);
      expect(canonicalTable(applyChanges(null, changes))).toBe(canonicalTable(table));
      expect(tableDifference(table, plainTable(table))).toEqual([]);
    }),
  );
});

test("changes are applied to a copy", () => {
  fc.assert(
    fc.property(anyEdit, ([base, target]) => {
      const before = canonical(base);
      applyChanges(base, tableDifference(base, target));
      expect(canonical(base)).toBe(before);
    }),
  );
});

test("a three-way merge takes every change of either side or names it in a conflict", () => {
  fc.assert(
    fc.property(threeWays, ([base, ours, theirs]) => {
      const { merged, conflicts } = mergeTables(base, ours, theirs);
      const disputed = new Set(
        conflicts.flatMap((conflict) => [...conflict.ours, ...conflict.theirs]).map(canonical),
      );
      for (const side of [ours, theirs]) {
        for (const change of tableDifference(base, side)) {
          if (disputed.has(canonical(change))) continue;
          expectTaken(change, merged);
        }
      }
    }),
  );
});

test("where one side changed nothing the merge is the other side, and both sides merge alike", () => {
  fc.assert(
    fc.property(threeWays, ([base, ours, theirs]) => {
      for (const result of [mergeTables(base, base, theirs), mergeTables(base, theirs, base)]) {
        expect(result.conflicts).toEqual([]);
        expect(canonicalTable(result.merged)).toBe(canonicalTable(theirs));
      }
      const one = mergeTables(base, ours, theirs);
      const other = mergeTables(base, theirs, ours);
      expect(other.conflicts.map(({ where }) => where).toSorted()).toEqual(
        one.conflicts.map(({ where }) => where).toSorted(),
      );
    }),
  );
});

test("a conflict is settled by either side, whole", () => {
  fc.assert(
    fc.property(threeWays, ([base, ours, theirs]) => {
      const { merged, conflicts } = mergeTables(base, ours, theirs);
      for (const take of ["ours", "theirs"] as const) {
        const settled = conflicts.reduce(
          (table, conflict) => resolveConflict(table, conflict, take),
          merged,
        );
        for (const change of conflicts.flatMap((conflict) => conflict[take])) {
          expectTaken(change, settled);
        }
      }
    }),
  );
});

test("two sides that change the chain of one scenario disagree, and those that change two scenarios do not", () => {
  const base: RouteTable = {
    scenarios: {
      default: { primary: "a/one", fallbacks: ["b/two"] },
      image: { primary: "a/one" },
    },
    banned: ["x/old"],
  };
  const change = (scenario: string, part: object, rest: object = {}): RouteTable => ({
    ...base,
    ...rest,
    scenarios: { ...base.scenarios, [scenario]: { ...base.scenarios[scenario], ...part } },
  });
  const ours = change("default", { primary: "c/three" }, { banned: ["x/old", "y/new"] });
  const theirs = change("default", { fallbacks: [] }, { banned: ["z/other"] });
  expect(mergeTables(base, ours, theirs)).toMatchObject({
    conflicts: [{ where: ["scenarios", "default"], part: "chain" }],
    merged: { scenarios: base.scenarios, banned: ["z/other", "y/new"] },
  });
  const image = change("image", { fallbacks: ["b/two"] });
  const { merged, conflicts } = mergeTables(base, ours, image);
  expect(conflicts).toEqual([]);
  expect(merged.scenarios).toEqual({
    default: { primary: "c/three", fallbacks: ["b/two"] },
    image: { primary: "a/one", fallbacks: ["b/two"] },
  });
});

test("a scenario that one side took away and the other changed is a conflict", () => {
  const base: RouteTable = {
    scenarios: { default: { primary: "a/one" }, image: { primary: "a/one" } },
  };
  const ours: RouteTable = { scenarios: { default: { primary: "a/one" } } };
  const theirs: RouteTable = {
    scenarios: { default: { primary: "a/one" }, image: { primary: "b/two" } },
  };
  const { merged, conflicts } = mergeTables(base, ours, theirs);
  expect(conflicts).toMatchObject([{ where: ["scenarios", "image"], part: "scenario" }]);
  const [conflict] = conflicts;
  if (conflict === undefined) throw new Error("no conflict");
  expect(canonicalTable(resolveConflict(merged, conflict, "ours"))).toBe(canonicalTable(ours));
  expect(canonicalTable(resolveConflict(merged, conflict, "theirs"))).toBe(canonicalTable(theirs));
});

/** An entry of a set is taken by itself; everything else stands as the side left it. */
function expectTaken(change: ReturnType<typeof tableDifference>[number], table: RouteTable) {
  const plain = plainTable(table);
  const found = at(plain, change.path);
  if (change.kind === "banned" || change.kind === "allow" || change.kind === "acknowledged") {
    const [before, after, now] = [change.before, change.after, found].map(
      (list) => new Set(((list ?? []) as unknown[]).map(canonical)),
    );
    for (const entry of after ?? [])
      if (!before?.has(entry)) expect([...(now ?? [])]).toContain(entry);
    for (const entry of before ?? []) {
      if (!after?.has(entry)) expect([...(now ?? [])]).not.toContain(entry);
    }
    return;
  }
  expect(canonical(found ?? null)).toBe(canonical(change.after));
}

function at(table: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, name) =>
      node !== null && typeof node === "object" && Object.hasOwn(node, name)
        ? (node as Record<string, unknown>)[name]
        : undefined,
    table,
  );
}

function reversed(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, one]) => [key, reversed(one)]));
}
