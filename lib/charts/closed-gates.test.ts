import { expect, test } from "vitest";
import type { TallyWire } from "@/lib/contracts/wire";
import { closedGates } from "./closed-gates";
import { EMPTY_TALLY } from "./measure";

function tally(outcomes: TallyWire["outcomes"], more: Partial<TallyWire> = {}): TallyWire {
  const attempts = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return { ...EMPTY_TALLY, attempts, outcomes, rated: { attempts, outcomes }, ...more };
}

test("a field that withholds many numbers is named once, with the least that is known", () => {
  expect(
    closedGates([
      tally({ ok: 8, unknown: 2 }),
      tally({ ok: 5, unknown: 5 }),
      tally({ ok: 9 }, { withheldBy: { field: "key", known: 0.3 } }),
      tally({ ok: 95, unknown: 5 }),
    ]),
  ).toEqual([
    { field: "outcome", known: 0.5 },
    { field: "key", known: 0.3 },
  ]);
});

test("where no ratio could be made anyway, no gate is to blame", () => {
  expect(
    closedGates([
      tally({ unknown: 4 }, { denominator: "unknown", rated: { attempts: 0, outcomes: {} } }),
    ]),
  ).toEqual([]);
});
