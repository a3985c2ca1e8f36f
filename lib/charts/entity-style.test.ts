import fc from "fast-check";
import { expect, test } from "vitest";
import { ENTITY_DASHES, ENTITY_HUES, entityStyles } from "./entity-style";

const names = fc.uniqueArray(fc.string({ minLength: 1 }), {
  maxLength: ENTITY_HUES * ENTITY_DASHES.length,
});

test("order decides nothing", () => {
  fc.assert(
    fc.property(names, (list) => {
      expect(entityStyles([...list].reverse())).toEqual(entityStyles(list));
    }),
  );
});

test("no two look the same while there are looks left", () => {
  fc.assert(
    fc.property(names, (list) => {
      const looks = [...entityStyles(list).values()].map((style) => `${style.hue} ${style.dash}`);
      expect(new Set(looks).size).toBe(list.length);
    }),
  );
});
