import { expect, test } from "vitest";
import type { TallyWire } from "@/lib/contracts/wire";
import { prepareRoutes } from "./prepare-routes";
import { ratesAnswer } from "./rates-answer";

type Totals = Partial<TallyWire>;

function ask(models: Record<string, Totals>) {
  const step = (totals: Totals) => [{ t: 0, ...totals }];
  const names = Object.keys(models);
  const byModel = names.map((name) => {
    const [provider = "", model = ""] = name.split("/");
    return { provider, model, points: step(models[name] ?? {}) };
  });
  const providers = [...new Set(byModel.map((one) => one.provider))];
  return prepareRoutes(
    ratesAnswer({
      by: ["provider"],
      series: providers.map((provider) => ({
        provider,
        points: byModel.filter((one) => one.provider === provider).flatMap((one) => one.points),
      })),
    }),
    ratesAnswer({ series: byModel }),
  );
}

test("a provider stands where its worst model belongs, however well its average looks", () => {
  const { groups, worst } = ask({
    "big/fine": { attempts: 10_000, outcomes: { rate_limited: 100 } },
    "big/broken": { attempts: 20, outcomes: { timeout: 20 } },
    "mid/so-so": { attempts: 1_000, outcomes: { rate_limited: 200 } },
  });
  expect(groups.map((group) => group.total.provider)).toEqual(["big", "mid"]);
  expect(groups[0]?.models.map((route) => route.model)).toEqual(["broken", "fine"]);
  expect(worst[0]).toMatchObject({ model: "broken", leading: { outcome: "timeout", count: 20 } });
});

test("an unknown rate stands after what is known to fail, before what did not, and is named apart", () => {
  const { orderedBy, worst, blind } = ask({
    "a/fine": { attempts: 10 },
    "a/rated": { attempts: 10, outcomes: { timeout: 1 } },
    "b/blind": { attempts: 40, outcomes: { timeout: 40 }, denominator: "unknown" },
    "c/blinder": { attempts: 4, outcomes: { timeout: 4 }, denominator: "unknown" },
  });
  expect(orderedBy).toBe("ratio");
  expect(worst.map((route) => route.model)).toEqual(["rated", "blind", "blinder", "fine"]);
  expect(blind.map((route) => route.model)).toEqual(["blind", "blinder"]);
});

test("where every rate is unknown, counts decide what is worst", () => {
  const { orderedBy, worst } = ask({
    "a/few": { attempts: 9, outcomes: { timeout: 9 }, denominator: "unknown" },
    "b/many": { attempts: 40, outcomes: { timeout: 40 }, denominator: "unknown" },
  });
  expect(orderedBy).toBe("count");
  expect(worst.map((route) => route.model)).toEqual(["many", "few"]);
  expect(worst[0]?.timeout).toMatchObject({ value: null, why: "failures_only", part: 40 });
  expect(worst[0]?.trend.as).toBe("count");
});

test("caller faults are counted apart and make nothing worse", () => {
  const { worst } = ask({
    "a/careless": { attempts: 100, outcomes: { invalid_request: 90 } },
    "b/limited": { attempts: 100, outcomes: { rate_limited: 5 } },
  });
  expect(worst.map((route) => route.model)).toEqual(["limited", "careless"]);
  expect(worst[1]).toMatchObject({ caller: { part: 90 }, failures: { part: 0 }, leading: null });
});

test("a sparkline has a gap, not a zero, where nothing was tried", () => {
  const { worst } = ask({ "a/m": { attempts: 10, outcomes: { timeout: 5 } } });
  expect(worst[0]?.trend.values.slice(0, 2)).toEqual([0.5, null]);
});
