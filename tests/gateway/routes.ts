import { deepStrictEqual as deepEqual } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { effectiveChain } from "@/lib/core/routes/effective-chain";
import { exportedPart, exportRoutes } from "@/lib/core/routes/export-routes";
import { rulesOf } from "@/lib/core/routes/gateway-rules";
import { importRoutes } from "@/lib/core/routes/import-routes";
import type { RouteTable } from "@/lib/core/routes/route-table";
import type { Situation } from "@/lib/core/routes/situation";
import { LabGateway } from "../gateway-lab/lab-gateway";
import { Providers } from "../gateway-lab/providers";
import type { Runtime } from "../gateway-lab/runtime";
import { PLAIN } from "../gateway-lab/topology";

type Options = {
  readonly port: number;
  readonly dir: string;
  readonly runtime: Runtime;
  readonly say: (line: string) => void;
};

/** What the Gateway did beside what the table says. */
export type RouteResult = {
  readonly name: string;
  readonly expected: readonly string[];
  /** Models in the order in which they were first called, as the providers saw it. */
  readonly seen: readonly string[];
};

type Lab = {
  readonly gateway: LabGateway;
  readonly providers: Providers;
  /** What its providers offer, as its configuration says. */
  readonly catalogue: readonly string[];
};
type Scene = {
  readonly name: string;
  readonly situation: Situation;
  /** Gives how many calls came before those that count, where it made some of its own. */
  readonly act: (lab: Lab) => Promise<number | undefined>;
};

/** A failure that penalises no key, so that one situation leaves nothing behind for the next. */
const FAIL = [{ deeds: [[1, { behaviour: "500", delayMs: [0, 0] }]] }] as const;
const WORK = [{ deeds: [[1, { behaviour: "ok", delayMs: [0, 0] }]] }] as const;
const TURN_LIMIT_MS = 200_000;
/** Between the end of a model and the first call of the next one lie a few seconds. */
const QUIET_MS = 12_000;
const SCENE_LIMIT_MS = 240_000;
const POLL_MS = 250;

const MINI = "nova-us/nova-mini";

/** An alias, a model twice, and a list without a primary. */
const TABLE: RouteTable = {
  scenarios: {
    default: {
      primary: "nova-us/nova-large",
      fallbacks: ["claude", "qwen-cn/qwen-mock-max", "claude-relay/claude-mock-4"],
    },
    "agent:ops": { primary: "nova-eu/nova-large" },
    "agent:relay": { primary: "claude", fallbacks: ["qwen-cn/qwen-mock-max", MINI] },
    "agent:cn": { fallbacks: ["nova-eu/nova-large"] },
    utility: { primary: "" },
  },
  aliases: { claude: "claude-relay/claude-mock-4" },
  keys: {
    "nova-us": { order: ["nova-us:spare", "nova-us:primary"] },
    "nova-eu": { order: ["nova-eu:primary", "nova-eu:spare"] },
    "claude-relay": { order: ["claude-relay:primary", "claude-relay:spare"] },
    "qwen-cn": { order: ["qwen-cn:primary"] },
  },
};

/** With a wildcard a primary gives way to what is allowed, and no fallback does. */
const WILDCARD: RouteTable = { ...TABLE, allow: ["qwen-cn/*"] };
/** Full references stop no primary. */
const REFERENCES: RouteTable = { ...TABLE, allow: ["qwen-cn/qwen-mock-max"] };

const SCENES: readonly Scene[] = [
  { name: "the default", situation: { kind: "default" }, act: turnOf("main") },
  { name: "a strict agent", situation: { kind: "agent", agent: "ops" }, act: turnOf("ops") },
  {
    name: "an agent with a list of its own",
    situation: { kind: "agent", agent: "relay" },
    act: turnOf("relay"),
  },
  {
    name: "an agent with a list and no primary",
    situation: { kind: "agent", agent: "cn" },
    act: turnOf("cn"),
  },
  {
    name: "a session for which somebody chose a model",
    situation: { kind: "session_model", model: MINI },
    act: async ({ gateway, providers }) => {
      const key = "agent:main:chosen";
      providers.setRules(gateway.name, WORK);
      await ask(gateway, "main", { "x-openclaw-session-key": key });
      await gateway.call("sessions.patch", { key, model: MINI });
      await quiet(providers, 0);
      const from = providers.calls.length;
      providers.setRules(gateway.name, FAIL);
      await ask(gateway, "main", { "x-openclaw-session-key": key });
      return from;
    },
  },
  {
    name: "a job with a model of its own",
    situation: { kind: "cron", job: "mini", agent: "main" },
    act: jobOf("main"),
  },
  {
    name: "a job with a model of its own, of a strict agent",
    situation: { kind: "cron", job: "mini", agent: "ops" },
    act: jobOf("ops"),
  },
  {
    name: "a heartbeat with a model of its own: the primary comes last",
    situation: { kind: "run_model", model: MINI, agent: "main" },
    act: async ({ gateway }) => {
      const whose = { agentId: "main", sessionKey: "agent:main:main" };
      await gateway.call("wake", { mode: "now", text: "Look after things.", ...whose });
      return undefined;
    },
  },
];

function scenesUnder(list: string): readonly Scene[] {
  return [
    { name: `${list}: the default`, situation: { kind: "default" }, act: turnOf("main") },
    {
      name: `${list}: a strict agent`,
      situation: { kind: "agent", agent: "ops" },
      act: turnOf("ops"),
    },
  ];
}

const PARTS = [
  [TABLE, SCENES],
  [WILDCARD, scenesUnder("an allow list with a wildcard")],
  [REFERENCES, scenesUnder("an allow list of full references")],
] as const;

/** One Gateway gets the exported patch, and then every model fails in each situation. */
export async function runRoutes(options: Options): Promise<RouteResult[]> {
  const { port, dir, runtime, say } = options;
  const providers = await Providers.start();
  const gateway = await LabGateway.create(
    {
      name: "tgt-routes",
      port,
      region: "us",
      topology: PLAIN,
      timeline: false,
      transportDebug: false,
      timeZone: "UTC",
      maxFileBytes: 10_000_000,
    },
    join(dir, "gateways"),
    runtime,
    providers,
  );
  const end = () => gateway.end();
  process.on("exit", end);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => process.exit(1));
  }
  try {
    withJobs(gateway.config);
    await gateway.start();
    const results: RouteResult[] = [];
    for (const [table, scenes] of PARTS) {
      const catalogue = await configure(gateway, table, say);
      results.push(...(await all({ gateway, providers, catalogue }, table, scenes, options)));
    }
    return results;
  } finally {
    await gateway.stop("SIGTERM");
    providers.close();
    process.off("exit", end);
  }
}

async function all(
  lab: Lab,
  configured: RouteTable,
  scenes: readonly Scene[],
  { runtime, say }: Options,
): Promise<RouteResult[]> {
  const rules = rulesOf(runtime.version);
  const results: RouteResult[] = [];
  for (const { name, situation, act } of scenes) {
    lab.providers.setRules(lab.gateway.name, FAIL);
    const before = lab.providers.calls.length;
    const from = (await act(lab)) ?? before;
    await quiet(lab.providers, from);
    const table: RouteTable = {
      ...configured,
      scenarios: { ...configured.scenarios, "cron:mini": { primary: MINI } },
    };
    const expected = effectiveChain(table, situation, rules, lab.catalogue).candidates.map(
      ({ model }) => model,
    );
    const calls = lab.providers.calls.slice(from).sort((a, b) => a.startedAt - b.startedAt);
    const seen = [...new Set(calls.map(({ provider, model }) => `${provider}/${model}`))];
    say(`${name}: ${seen.join(", ") || "no call"}`);
    results.push({ name, expected, seen });
  }
  return results;
}

/** The patch is taken as it is, the second export has nothing to do, and the import gives the table. */
async function configure(
  gateway: LabGateway,
  table: RouteTable,
  say: Options["say"],
): Promise<readonly string[]> {
  const before = await configOf(gateway);
  const { patch, replacePaths, left } = exportRoutes(before.sourceConfig, table);
  if (patch === null || left.length > 0) throw new Error("The table is not what it should be.");
  say(`patch: ${JSON.stringify(patch)}; replacePaths: ${replacePaths.join(", ")}`);
  const raw = JSON.stringify(patch);
  await gateway.call("config.patch", { raw, baseHash: before.hash, replacePaths });
  const { sourceConfig } = await configOf(gateway);
  const rest = exportRoutes(sourceConfig, table);
  if (rest.patch !== null) throw new Error(`Not taken over: ${JSON.stringify(rest.patch)}`);
  const imported = importRoutes(sourceConfig);
  deepEqual(imported.table, exportedPart(sourceConfig, table));
  return imported.catalogue.map(({ model }) => model);
}

async function configOf(gateway: LabGateway): Promise<{ hash: string; sourceConfig: unknown }> {
  return (await gateway.call("config.get", {})) as never;
}

/** Jobs and heartbeats are off in the lab, where nobody waits for them. */
function withJobs(path: string): void {
  const config = JSON.parse(readFileSync(path, "utf8"));
  config.cron = { enabled: true };
  config.agents.defaults.heartbeat = { agentId: "main", every: "24h", model: MINI };
  writeFileSync(path, JSON.stringify(config, null, 2), { mode: 0o600 });
}

function turnOf(agent: string) {
  return async ({ gateway }: Lab): Promise<undefined> => ask(gateway, agent, {});
}

function jobOf(agentId: string) {
  return async ({ gateway }: Lab): Promise<undefined> => {
    const job = (await gateway.call("cron.add", {
      name: `mini of ${agentId}`,
      agentId,
      schedule: { kind: "every", everyMs: 86_400_000 },
      sessionTarget: "isolated",
      wakeMode: "now",
      payload: { kind: "agentTurn", message: "Report.", model: MINI },
      delivery: { mode: "none" },
    })) as { id?: string; job?: { id: string } };
    await gateway.call("cron.run", { id: job.id ?? job.job?.id, mode: "force" });
  };
}

async function ask(
  { url, token }: LabGateway,
  agent: string,
  headers: Record<string, string>,
): Promise<undefined> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({
      model: `openclaw/${agent}`,
      messages: [{ role: "user", content: "Status?" }],
    }),
    signal: AbortSignal.timeout(TURN_LIMIT_MS),
  });
  await response.text();
}

/** Until something was asked and nothing more comes. */
async function quiet(providers: Providers, from: number): Promise<void> {
  const limit = Date.now() + SCENE_LIMIT_MS;
  let seen = -1;
  let since = Date.now();
  while (Date.now() < limit) {
    if (providers.open > 0 || providers.calls.length !== seen) since = Date.now();
    seen = providers.calls.length;
    if (seen > from && Date.now() - since > QUIET_MS) return;
    await sleep(POLL_MS);
  }
}
