import { expect, test } from "vitest";
import { versionsInForce } from "./versions-in-force";

const VERSIONS = [
  { table: "us", number: 1, at: 300 },
  { table: "eu", number: 2, at: 200 },
  { table: "eu", number: 1, at: 100 },
];

function at(time: number): string[] {
  return versionsInForce(VERSIONS, time).map(({ table, number }) => `${table} ${number}`);
}

test("a version is in force from its first moment until the next one of its table", () => {
  expect(at(100)).toEqual(["eu 1"]);
  expect(at(199)).toEqual(["eu 1"]);
  expect(at(200)).toEqual(["eu 2"]);
});

test("each table has its own, and before its first there is none", () => {
  expect(at(99)).toEqual([]);
  expect(at(300)).toEqual(["eu 2", "us 1"]);
});
