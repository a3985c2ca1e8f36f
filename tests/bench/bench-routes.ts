import { canonicalTable } from "@/lib/core/routes/canonical-table";
import { checkTable } from "@/lib/core/routes/check-table";
import { mergeTables } from "@/lib/core/routes/merge-tables";
import type { ModelFact, RouteFacts } from "@/lib/core/routes/route-facts";
import type { RouteTable, Scenario } from "@/lib/core/routes/route-table";
import { tableDifference } from "@/lib/core/routes/table-difference";
import { editTable, newTable } from "@/lib/yaml/edit-table";
import { parseTable } from "@/lib/yaml/parse-table";
import { benchEditor } from "./bench-editor";

const ROUNDS = 30;
const NOW = Date.UTC(2026, 10, 22, 12);

/** What an editor of a table of so many scenarios does between two key presses, each in milliseconds: `npm run bench -- --routes 500`. */
export async function benchRoutes(scenarios: number, dir: string): Promise<string> {
  const base = tableOf(scenarios);
  const text = newTable(base);
  const target = edited(base, 7, "openai/gpt-7");
  const other = edited(base, 70, "qwen/qwen-4");
  const facts = factsOf();
  const works: readonly [what: string, work: (round: number) => unknown][] = [
    ["read the text, a new one each time", (round) => parseTable(`${text}# ${round}\n`)],
    ["change one chain in the text", (round) => editTable(text, edited(base, round, "x/new"))],
    [
      "checks against the version before, with 60 models of traffic",
      () => checkTable({ table: target, base, facts }),
    ],
    ["difference", () => tableDifference(base, target)],
    ["three-way merge", () => mergeTables(base, target, other)],
    ["canonical form", () => canonicalTable(target)],
  ];
  const lines = works.map(([what, work]) => {
    const times = Array.from({ length: ROUNDS }, (_, round) => timed(() => work(round))).sort(
      (a, b) => a - b,
    );
    const [median = 0, most = 0] = [times[ROUNDS / 2], times.at(-1)];
    return `| ${what} | ${median.toFixed(1)} ms | ${most.toFixed(1)} ms |`;
  });
  return [
    `A table of ${scenarios} scenarios, ${Math.round(text.length / 1_000)} kB:`,
    "",
    "| work | median of 30 | slowest |",
    "|---|---|---|",
    ...lines,
    "",
    await benchEditor(text, dir),
  ].join("\n");
}

function timed(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function tableOf(scenarios: number): RouteTable {
  const agents = Array.from({ length: scenarios - 1 }, (_, at): [string, Scenario] => [
    `agent:team-${at}`,
    {
      primary: `openai/gpt-${at % 17}`,
      fallbacks: ["qwen/qwen-max", `anthropic/claude-${at % 5}`],
      slo: { p95Ms: 8_000 + at, successRatio: 0.99 },
    },
  ]);
  const first = { primary: "anthropic/claude-0", fallbacks: ["openai/gpt-0", "qwen/qwen-max"] };
  return {
    scenarios: { default: first, ...Object.fromEntries(agents) },
    banned: ["*/*-preview"],
  };
}

function edited(table: RouteTable, at: number, primary: string): RouteTable {
  const name = `agent:team-${at}`;
  const scenario = { ...table.scenarios[name], primary };
  return { ...table, scenarios: { ...table.scenarios, [name]: scenario } };
}

function factsOf(): RouteFacts {
  const models = Array.from({ length: 60 }, (_, at): ModelFact => {
    const rated = { attempts: 400, succeeded: 380, rateLimited: 12 };
    const day = { attempts: 400, rated, p95Ms: 7_900 + at, latencyCount: 400 };
    return {
      ...{ model: `openai/gpt-${at}`, lastSeenAt: NOW, attempts: 9_000, day },
      regions: [at % 2 === 0 ? "eu" : "us"],
    };
  });
  const keys = ["openai", "anthropic"].map((provider) => ({ provider, name: `${provider}:a` }));
  return {
    asOf: NOW,
    gateways: null,
    elsewhere: [],
    models,
    keys,
    capabilities: { tiers: [], models: {} },
  };
}
