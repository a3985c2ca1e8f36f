import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { prepareRoutes } from "@/lib/charts/prepare-routes";
import { ratesAnswer } from "@/lib/charts/rates-answer";
import type { TallyWire } from "@/lib/contracts/wire";
import { ProvidersAnswer } from "./providers-answer";

function answer(models: Record<string, Partial<TallyWire>>): string {
  const series = Object.entries(models).map(([name, tally]) => {
    const [provider = "", model = ""] = name.split("/");
    return { provider, model, points: [{ t: 0, ...tally }] };
  });
  const rates = ratesAnswer({ series });
  const routes = prepareRoutes(ratesAnswer({ by: ["provider"], series }), rates);
  render(<ProvidersAnswer routes={routes} rates={rates} />, { wrapper: NuqsTestingAdapter });
  return document.body.textContent?.replaceAll("\u202f", " ") ?? "";
}

test("the worst route is named with its ratio, its n and its most frequent failure", () => {
  const text = answer({
    "anthropic/opus": { attempts: 1000, outcomes: { rate_limited: 300, timeout: 20 } },
    "openai/gpt": { attempts: 500, outcomes: { timeout: 1 } },
  });
  expect(text).toContain(
    "anthropic/opus is worst: 32 % of 1 000 attempts failed, mostly rate limited",
  );
  expect(text).toContain("2 of 2 routes had failures; 1 500 attempts in all.");
});

test("its name leads to exactly its failures", () => {
  answer({ "anthropic/opus": { attempts: 10, outcomes: { timeout: 5 } } });
  const target = screen.getByRole("link", { name: "anthropic/opus" }).getAttribute("href") ?? "";
  const search = new URLSearchParams(target.split("?")[1]);
  expect(search.getAll("model")).toEqual(["opus"]);
  expect(search.getAll("outcome")).toContain("timeout");
  expect(search.getAll("outcome")).not.toContain("ok");
});

test("without failures that is the answer", () => {
  expect(answer({ "a/m": { attempts: 12 } })).toContain("No failures in 12 attempts over 1 route.");
});

test("where no rate is known none is claimed", () => {
  const text = answer({ "a/m": { outcomes: { timeout: 9 }, denominator: "unknown" } });
  expect(text).toContain("a/m is worst: 9 failures, of an unknown number of attempts, all timeout");
  expect(text).not.toContain("%");
});

test("beside known rates an unknown one is named apart", () => {
  const text = answer({
    "a/m": { attempts: 100, outcomes: { timeout: 2 } },
    "b/blind": { outcomes: { network: 40 }, denominator: "unknown" },
  });
  expect(text).toContain("a/m is worst: 2 % of 100 attempts failed");
  expect(text).toContain("With an unknown rate: b/blind, 40 failures.");
});
