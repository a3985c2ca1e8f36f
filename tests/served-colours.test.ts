import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SERVED_AS, SERVED_LOOKS } from "@/lib/charts/served-look";
import { contrast, isInGamut, type Oklch, seenDistance } from "./oklch";

const CSS = ["app/globals.css", "components/ui/served-colours.css"]
  .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8"))
  .join("\n");

const LIGHT = tokens(/^:root \{[^}]*\}/gm);
const DARK = new Map([...LIGHT, ...tokens(/\[data-theme="dark"\] \{[^}]*\}/g)]);
const GROUNDS = ["canvas", "surface", "raised", "sunken"];
const OWN = ["served-exhausted", "served-silent", "served-downgraded"];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("%s theme", (_, theme) => {
  const of = (name: string) => theme.get(name) ?? [0, 0, 0];

  test.each(OWN)("%s is seen as a mark on every ground, on every screen", (name) => {
    expect(theme.has(name)).toBe(true);
    expect(isInGamut(of(name))).toBe(true);
    for (const ground of GROUNDS) {
      expect(contrast(of(name), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(["protanopia", "deuteranopia", "tritanopia"] as const)(
    "with %s what stands in one stack stays apart",
    (deficiency) => {
      const names = SERVED_AS.map((way) => /--([\w-]+)/.exec(SERVED_LOOKS[way].colour)?.[1] ?? "");
      const stack = names.slice(0, 4);
      for (const [at, one] of stack.entries()) {
        for (const other of stack.slice(at + 1)) {
          const distance = seenDistance(of(one), of(other), deficiency);
          expect(distance, `${one} and ${other}`).toBeGreaterThan(0.03);
        }
      }
    },
  );
});

function tokens(blocks: RegExp): Map<string, Oklch> {
  const found = [...CSS.matchAll(blocks)].flatMap(([block]) => [
    ...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g),
  ]);
  return new Map(
    found.map(([, name = "", ...parts]) => {
      const [lightness = 0, chroma = 0, hue = 0] = parts.map(Number);
      return [name, [lightness, chroma, hue]];
    }),
  );
}
