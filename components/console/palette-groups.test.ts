import { expect, test } from "vitest";
import { looksLikeId, paletteGroups } from "./palette-groups";

const command = (group: string, title: string) => ({
  ...{ id: `${group} ${title}`, group, title, detail: "" },
  run: () => {},
});
const ALL = [
  command("Screens", "Now"),
  command("Screens", "Keys"),
  command("Models", "claude-opus-5"),
  command("Keys", "anthropic:team-a"),
  command("Keys", "openai:us-main"),
  ...Array.from({ length: 30 }, (_, n) => command("Gateways", `gw-${n}`)),
];
const titles = (typed: string, recent: readonly string[] = []) =>
  paletteGroups(typed, ALL, recent).map(({ value, items }) => [
    value,
    ...items.map((i) => i.title),
  ]);

test("with nothing typed the screens stand there, what was chosen lately before them", () => {
  expect(titles("")).toEqual([["Screens", "Now", "Keys"]]);
  expect(titles(" ", ["Models claude-opus-5", "gone", "Screens Keys"])).toEqual([
    ["Recent", "claude-opus-5", "Keys"],
    ["Screens", "Now"],
  ]);
});

test("the group with the best answer comes first, and none is endless", () => {
  expect(titles("team")[0]).toEqual(["Keys", "anthropic:team-a"]);
  expect(titles("key")).toEqual([["Screens", "Keys"]]);
  const [[, ...gateways] = []] = titles("gw");
  expect(gateways).toHaveLength(8);
});

test("names that only hold the letters give way to those that hold the word", () => {
  expect(titles("opus")).toEqual([["Models", "claude-opus-5"]]);
  expect(titles("cldop")).toEqual([["Models", "claude-opus-5"]]);
  expect(titles("atm")).toEqual([["Keys", "anthropic:team-a"]]);
});

test.each([
  ["chatcmpl_739568b8-cd06", true],
  ["4bf92f3577b34da6a3ce929d0e0e4736", true],
  ["gpt 6", false],
  ["providers", false],
  ["gw-1", false],
])("%s can be an id: %s", (typed, is) => {
  expect(looksLikeId(typed)).toBe(is);
});
