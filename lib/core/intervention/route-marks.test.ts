import { expect, test } from "vitest";
import { routeMarks } from "./route-marks";

const VERSION = {
  ...{ table: "production", number: 2, sha: "a".repeat(40), title: "A third model" },
  ...{ authorName: "Edda Rossi", at: 1_000 },
};

const anywhere = () => null;

test("a version is a manual intervention of no one Gateway, at the time when it came into force", () => {
  expect(routeMarks([VERSION], { from: 0, to: 2_000 }, anywhere)).toEqual([
    {
      ...{ id: "route production 2", at: 1_000, gateway: null, actor: "Edda Rossi" },
      ...{ kind: "route_commit", intervention: "route_commit", paths: [], lines: [] },
      ...{ clean: null, restart: null, from: null, to: null },
      route: {
        table: "production",
        number: 2,
        sha: "a".repeat(40),
        title: "A third model",
        gateways: null,
      },
    },
  ]);
});

test("a range has its first moment and not its last, and versions stand in order of time", () => {
  const first = { ...VERSION, number: 1, at: 500 };
  expect(
    routeMarks([VERSION, first], { from: 500, to: 1_001 }, anywhere).map(({ at }) => at),
  ).toEqual([500, 1_000]);
  expect(routeMarks([VERSION], { from: 0, to: 1_000 }, anywhere)).toEqual([]);
});

test("a version tells which Gateways its table is for", () => {
  const of = (table: string) => (table === "production" ? ["fra-1", "lon-1"] : null);
  const [mark] = routeMarks([VERSION], { from: 0, to: 2_000 }, of);
  expect(mark).toMatchObject({ gateway: null, route: { gateways: ["fra-1", "lon-1"] } });
});
