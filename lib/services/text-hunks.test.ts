import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextHunk } from "@/lib/contracts/route-versions";
import { textHunks } from "./text-hunks";

const text = fc
  .array(fc.constantFrom("a", "b", "c", "", "- d", "+ e"), { maxLength: 12 })
  .chain((lines) => fc.constantFrom(lines.join("\n"), `${lines.join("\n")}\n`));

/** Lines of one side, each with its end where it has one. */
function sideOf({ lines }: TextHunk, kind: "removed" | "added"): string {
  const own = lines.flatMap((line, at) =>
    line.kind === "same" || line.kind === kind
      ? [line.text + (lines[at + 1]?.kind === "no_end" ? "" : "\n")]
      : [],
  );
  return own.join("");
}

test("with all lines around, the hunks hold both texts, character by character", () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const hunks = textHunks(from, to, 10_000) ?? [];
      if (from === to) {
        // What `toEqual` returns is not to be taken for what the property says.
        expect(hunks).toEqual([]);
        return;
      }
      const [whole, ...more] = hunks;
      expect(more).toEqual([]);
      if (whole === undefined) throw new Error("Different texts have no hunk.");
      expect([sideOf(whole, "removed"), sideOf(whole, "added")]).toEqual([from, to]);
    }),
  );
});

test("a hunk stands where it says on both sides", () => {
  fc.assert(
    fc.property(text, text, fc.nat(2), (from, to, around) => {
      for (const hunk of textHunks(from, to, around) ?? []) {
        const [old, fresh] = [sideOf(hunk, "removed"), sideOf(hunk, "added")];
        if (old !== "") expect(after(from, hunk.from).startsWith(old)).toBe(true);
        if (fresh !== "") expect(after(to, hunk.to).startsWith(fresh)).toBe(true);
      }
    }),
  );
});

/** A text from its n-th line on, from 1. */
function after(whole: string, line: number): string {
  return whole
    .split(/(?<=\n)/)
    .slice(line - 1)
    .join("");
}
