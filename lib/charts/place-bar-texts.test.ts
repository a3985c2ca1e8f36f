import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBarTexts, type WordedBar } from "./place-bar-texts";

const bar = (left: number, width: number, text = "whole key"): WordedBar => ({ left, width, text });

test("a word stands on its bar where it fits", () => {
  expect(placeBarTexts([bar(10, 200)], 600)).toEqual(["on"]);
});

test("a word stands after a bar that is too small, where nothing comes soon", () => {
  expect(placeBarTexts([bar(10, 4)], 600)).toEqual(["after"]);
});

test("bars side by side have no word, but the last one", () => {
  expect(placeBarTexts([bar(0, 4), bar(10, 4), bar(20, 4)], 600)).toEqual([null, null, "after"]);
});

test("no word covers the next bar or leaves the track", () => {
  const gaps = fc.array(fc.tuple(fc.nat(200), fc.nat(200), fc.string({ maxLength: 30 })));
  fc.assert(
    fc.property(gaps, fc.nat(900), (parts, trackWidth) => {
      let end = 0;
      const bars = parts.map(([gap, width, text]) => {
        const left = end + gap;
        end = left + width;
        return bar(left, width, text);
      });
      placeBarTexts(bars, trackWidth).forEach((place, at) => {
        const { left = 0, width = 0, text = "" } = bars[at] ?? {};
        const reach = left + width + text.length * 6;
        if (place === "after") expect(reach).toBeLessThan(bars[at + 1]?.left ?? trackWidth);
        if (place === "on") expect(text.length * 6).toBeLessThan(width);
      });
    }),
  );
});
