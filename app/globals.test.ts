import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { heatInk } from "@/lib/charts/heat-step";
import { isAvailabilityFailure, OUTCOMES } from "@/lib/core/outcome/outcome";
import { contrast, type Deficiency, isInGamut, type Oklch, seenDistance } from "@/tests/oklch";

const CSS = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const LIGHT = tokens(block(":root {"));
const DARK = new Map([...LIGHT, ...tokens(block('[data-theme="dark"] {'))]);

const GROUNDS = ["canvas", "surface", "raised", "sunken"];
const STEPS = Array.from({ length: 10 }, (_, step) => step);

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("%s theme", (_, theme) => {
  const of = (name: string) => colour(theme, name);

  test.each(GROUNDS)("every level of ink can be read on %s", (ground) => {
    for (const ink of ["ink", "ink-2", "ink-3"]) {
      expect(contrast(of(ink), of(ground)), ink).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("the edge of a control and the focus ring can be seen", () => {
    for (const ground of ["canvas", "surface", "raised"]) {
      expect(contrast(of("line"), of(ground)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(of("focus"), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test("text on what is selected, inverted or warned of can be read", () => {
    expect(contrast(of("ink"), of("selection"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("ink-3"), of("selection"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("inverse-ink"), of("inverse"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("warn"), of("warn-surface"))).toBeGreaterThanOrEqual(4.5);
    for (const ground of GROUNDS) {
      expect(contrast(of("warn"), of(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(OUTCOMES)("%s is seen as a mark and read as text on every ground", (outcome) => {
    for (const ground of GROUNDS) {
      expect(contrast(of(`outcome-${outcome}`), of(ground)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(of(`outcome-text-${outcome}`), of(ground)), ground).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  });

  test.each(STEPS)("the number can be read on step %d of the heat ramp", (step) => {
    const ink = of(`heat-ink-${heatInk(step)}`);
    expect(contrast(ink, of(`heat-${step}`))).toBeGreaterThanOrEqual(4.5);
  });

  test("each step of the heat ramp is further from the surface than the one before", () => {
    const distances = STEPS.map((step) => contrast(of(`heat-${step}`), of("surface")));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  test.each(["protanopia", "deuteranopia", "tritanopia"] as const)(
    "with %s the colours of failures stay apart; icon, pattern and word do the rest",
    (deficiency: Deficiency) => {
      const failures = OUTCOMES.filter((one) => isAvailabilityFailure(one) && one !== "unknown");
      for (const [at, one] of failures.entries()) {
        for (const other of failures.slice(at + 1)) {
          const distance = seenDistance(of(`outcome-${one}`), of(`outcome-${other}`), deficiency);
          expect(distance, `${one} and ${other}`).toBeGreaterThan(0.03);
        }
      }
    },
  );

  test("every screen can show every colour", () => {
    for (const [name, written] of theme) {
      if (/^oklch\([^/]+\)$/.test(written)) expect(isInGamut(colour(theme, name)), name).toBe(true);
    }
  });
});

/** From `opening` to the next brace at the start of a line. */
function block(opening: string): string {
  const from = CSS.indexOf(opening);
  return CSS.slice(from, CSS.indexOf("\n}", from));
}

function tokens(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

function colour(theme: ReadonlyMap<string, string>, name: string): Oklch {
  const written = theme.get(name) ?? "";
  const reference = /^var\(--([\w-]+)\)$/.exec(written)?.[1];
  if (reference !== undefined) return colour(theme, reference);
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(written);
  if (match === null) throw new Error(`--${name} is not an OKLCH colour: ${written}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}
