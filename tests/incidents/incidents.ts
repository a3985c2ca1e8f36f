import { DAY_MS, type EpochMs, MINUTE_MS } from "@/lib/core/time/range";
import type { Process } from "@/lib/sample/clock";
import type { Agent } from "@/lib/sample/fleet";
import { patchConfig } from "@/lib/sample/gateway-life";
import type { GatewayWorld } from "@/lib/sample/gateway-world";
import type { Incident, IncidentHour, LogScene } from "./incident";

const EU = { region: "eu-central", runtime: "docker" } as const;
const US = { region: "us-east", runtime: "npm" } as const;
const AP = { region: "ap-southeast", runtime: "server" } as const;

/** Of each incident its own: what is known of a key on one Gateway says something of it on all. */
const keysOf = (id: string) =>
  ({
    anthropic: [`anthropic:${id}-a`, `anthropic:${id}-b`],
    openai: [`openai:${id}-a`, `openai:${id}-b`],
    qwen: [`qwen:${id}-a`, `qwen:${id}-b`],
    mistral: [`mistral:${id}-a`],
  }) as const;

const MAIN: Agent = {
  id: "main",
  weight: 60,
  chain: ["anthropic/claude-opus-5", "openai/gpt-6-astra"],
};
const SUPPORT: Agent = {
  id: "support",
  weight: 40,
  chain: ["mistral/mistral-large-2607", "openai/gpt-6-astra"],
};

const agents: LogScene["agents"] = () => [MAIN, SUPPORT];
const healthy = (id: string) =>
  ({ kind: "openclaw_log", keys: keysOf(id), agents, trouble: () => null }) as const;
const isOn = (at: EpochMs, { onset }: IncidentHour) => at >= onset;

const OLD_MODEL = "openai/gpt-5-legacy";
const PRIMARY = "agents.defaults.model.primary";

/** The ten that a reader must be able to tell from the Now screen. */
export const INCIDENTS: readonly Incident[] = [
  {
    id: "one-key",
    title: "one provider's 429 on one key",
    scenes: [
      {
        ...healthy("one-key"),
        ...EU,
        gateway: "one-key-fra",
        // What passes now and then brings the key back, and so it goes on.
        trouble: ({ keyId, at }, hour, random) =>
          isOn(at, hour) && keyId === "anthropic:one-key-a" && random.happens(0.7)
            ? "rate_limited"
            : null,
      },
      { ...healthy("one-key"), ...US, gateway: "one-key-iad" },
    ],
  },
  {
    id: "egress",
    title: "a region's egress",
    scenes: [
      {
        ...healthy("egress"),
        ...AP,
        gateway: "egress-sin",
        trouble: ({ at }, hour, random) => {
          if (!isOn(at, hour)) return null;
          const draw = random.next();
          return draw < 0.12 ? "hang" : draw < 0.55 ? "reset" : null;
        },
      },
      { ...healthy("egress"), ...EU, gateway: "egress-fra" },
    ],
  },
  {
    id: "wrong-model",
    title: "a wrong model id after a route change",
    scenes: [
      {
        ...healthy("wrong-model"),
        ...US,
        gateway: "wrong-model-iad",
        agents: (at, hour) => [
          {
            ...MAIN,
            chain: [isOn(at, hour) ? "openai/gpt-6-astro" : "openai/gpt-6-astra", MAIN.chain[0]],
          },
          // Another model of the same keys goes on working, which ends their cool-downs.
          { ...SUPPORT, chain: ["openai/gpt-6-astra-mini", "mistral/mistral-large-2607"] },
        ],
        trouble: ({ model }) => (model === "gpt-6-astro" ? "model_missing" : null),
        events: (world, { onset }) => [{ process: patchConfig(world, PRIMARY), at: onset - 1_700 }],
      },
    ],
  },
  {
    id: "shared-budget",
    title: "a spare key sharing the primary's budget",
    scenes: [sharedBudget()],
  },
  {
    id: "stuck",
    title: "a stuck cool-down",
    scenes: [stuck()],
  },
  {
    id: "billing",
    title: "a billing lock-out",
    scenes: [
      {
        ...healthy("billing"),
        ...EU,
        gateway: "billing-fra",
        agents: () => [
          { id: "translator", weight: 1, chain: ["qwen/qwen-max", "mistral/mistral-large-2607"] },
        ],
        trouble: ({ keyId, at }, hour) =>
          isOn(at, hour) && keyId === "qwen:billing-a" ? "billing" : null,
      },
    ],
  },
  {
    id: "silent",
    title: "a silent downgrade",
    scenes: [
      {
        kind: "tuples",
        ...EU,
        gateway: "silent-lite",
        lines: (hour, random) => {
          const lines: string[] = [];
          for (let at = hour.from; at < hour.to; at += Math.round(random.exponential(15_000)) + 1) {
            const lesser = isOn(at, hour) && random.happens(0.6);
            lines.push(
              JSON.stringify({
                time: new Date(at).toISOString(),
                requestId: `req_${random.hex(20)}`,
                sessionId: random.uuid(),
                provider: "anthropic",
                modelId: lesser ? "claude-haiku-5" : "claude-opus-5",
                requestedModel: "anthropic/claude-opus-5",
                status: 200,
                latencyMs: random.whole(600, 2_400),
                keyId: "anthropic:lite",
                attempt: 1,
              }),
            );
          }
          return lines;
        },
      },
    ],
  },
  {
    id: "broken-stream",
    title: "a broken stream",
    scenes: [
      {
        ...healthy("broken-stream"),
        ...EU,
        gateway: "broken-stream-fra",
        trouble: ({ provider, at }, hour, random) =>
          isOn(at, hour) && provider === "mistral" && random.happens(0.35) ? "cut" : null,
      },
    ],
  },
  {
    id: "old-config",
    title: "a container with old config",
    scenes: [
      moved({ ...healthy("old-config"), ...US, gateway: "old-config-npm" }),
      moved({ ...healthy("old-config"), ...AP, gateway: "old-config-server" }),
      // Nobody told the container; the provider has turned the model off.
      {
        ...moved({ ...healthy("old-config"), ...EU, gateway: "old-config-docker" }),
        agents: oldAgents,
        events: undefined,
      },
    ],
  },
  {
    id: "mislabelled",
    title: "an overloaded provider mislabelled as rate limit",
    scenes: [
      {
        ...healthy("mislabelled"),
        ...US,
        gateway: "mislabelled-iad",
        agents: () => [
          { id: "main", weight: 1, chain: ["openai/gpt-6-astra", "mistral/mistral-large-2607"] },
        ],
        trouble: ({ provider, at }, hour, random) =>
          isOn(at, hour) && provider === "openai" && random.happens(0.7) ? "rate_limited" : null,
        reworded: [
          "Rate limit reached for requests per min (RPM): Limit 60, Used 60. Please try again later.",
          "The engine is currently overloaded, please try again later.",
        ],
      },
    ],
  },
];

/** The account's budget, not a key's: whichever key is used, every other minute has none left. */
function sharedBudget(): LogScene {
  const isUsedUp = (at: EpochMs) => Math.floor(at / MINUTE_MS) % 2 === 1;
  return {
    ...healthy("shared-budget"),
    ...EU,
    gateway: "shared-budget-fra",
    agents: () => [
      { id: "main", weight: 1, chain: ["qwen/qwen-max", "mistral/mistral-large-2607"] },
    ],
    trouble: ({ provider, at }, hour) =>
      isOn(at, hour) && provider === "qwen" && isUsedUp(at) ? "rate_limited" : null,
  };
}

/**
 * One limit on a key that had many before: it cools for hours, for one model. A success of another model
 * of the key ends that at once, and no line says so (field guide, section 10); the calls that go on with
 * the key are known by the errors of the provider that they end with, for which no key pays.
 */
function stuck(): LogScene {
  const opus: Agent = {
    id: "main",
    weight: 70,
    chain: ["anthropic/claude-opus-5", "openai/gpt-6-astra"],
  };
  const haiku: Agent = {
    id: "notes",
    weight: 30,
    chain: ["anthropic/claude-haiku-5", "openai/gpt-6-astra"],
  };
  const inLimit = (at: EpochMs, { onset }: IncidentHour) => at >= onset && at < onset + 20_000;
  return {
    ...healthy("stuck"),
    ...EU,
    gateway: "stuck-fra",
    agents: (at, hour) => (inLimit(at, hour) ? [opus] : [opus, haiku]),
    events: (world, { onset }) => [{ process: hadManyLimits(world), at: onset - 1 }],
    trouble: ({ keyId, model, at }, hour, random) => {
      if (keyId !== "anthropic:stuck-a" || model !== "claude-opus-5") return null;
      if (inLimit(at, hour)) return "rate_limited";
      return isOn(at, hour) && random.happens(0.25) ? "server_error" : null;
    },
  };
}

/** What the Gateway remembers of its key when the log begins: limits of days before. */
// biome-ignore lint/correctness/useYield: a process that ends with its first step.
function* hadManyLimits({ keys, clock }: GatewayWorld): Process {
  for (let times = 9; times > 0; times--) {
    const at = clock.now() - times * DAY_MS;
    keys.penalise("anthropic:stuck-a", "rate_limit", "claude-opus-5", at);
  }
}

/** Its default model was changed at the onset, when the provider turned the old one off. */
function moved(scene: LogScene): LogScene {
  return {
    ...scene,
    agents: (at, hour) =>
      isOn(at, hour)
        ? [{ id: "main", weight: 1, chain: ["openai/gpt-6-astra", "mistral/mistral-large-2607"] }]
        : oldAgents(),
    trouble: ({ model, at }, hour) =>
      isOn(at, hour) && OLD_MODEL.endsWith(`/${model}`) ? "model_missing" : null,
    events: (world, { onset }) => [{ process: patchConfig(world, PRIMARY), at: onset - 90_000 }],
  };
}

function oldAgents(): readonly [Agent] {
  return [{ id: "main", weight: 1, chain: [OLD_MODEL, "mistral/mistral-large-2607"] }];
}
