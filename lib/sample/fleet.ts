import type { Runtime } from "@/lib/core/attempt/attempt";
import type { Release } from "@/lib/core/log/release";

export type Api = "anthropic-messages" | "openai-completions";
export type ProviderId = "anthropic" | "openai" | "qwen" | "mistral";
export type RegionId = "eu-central" | "us-east" | "ap-southeast";

export type Provider = {
  readonly api: Api;
  readonly url: string;
};

export const PROVIDERS: Readonly<Record<ProviderId, Provider>> = {
  anthropic: {
    api: "anthropic-messages",
    url: "https://api.anthropic.com/v1/messages",
  },
  openai: {
    api: "openai-completions",
    url: "https://api.openai.com/v1/chat/completions",
  },
  qwen: {
    api: "openai-completions",
    url: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions",
  },
  mistral: {
    api: "openai-completions",
    url: "https://api.mistral.ai/v1/chat/completions",
  },
};

export type Model = { readonly provider: ProviderId; readonly model: string };

/** Time to the response headers: median in ms, and how far it spreads (lognormal). */
export const HEADER_TIMES: Readonly<Record<string, readonly [medianMs: number, sigma: number]>> = {
  "claude-opus-5": [1_450, 0.42],
  "claude-haiku-5": [480, 0.4],
  "gpt-6-astra": [1_050, 0.5],
  "gpt-6-astra-mini": [420, 0.45],
  "qwen-max": [820, 0.5],
  "mistral-large-2607": [560, 0.4],
  "devstral-2606": [340, 0.4],
};

/** What the way to the provider adds, in ms. */
export const DISTANCE_MS: Readonly<Record<RegionId, Readonly<Record<ProviderId, number>>>> = {
  "eu-central": { anthropic: 90, openai: 95, qwen: 190, mistral: 12 },
  "us-east": { anthropic: 18, openai: 14, qwen: 240, mistral: 95 },
  "ap-southeast": { anthropic: 210, openai: 195, qwen: 25, mistral: 180 },
};

/** Auth profiles by provider, in their configured order. */
export type Keys = Readonly<Record<ProviderId, readonly [string, ...string[]]>>;

const EU_KEYS: Keys = {
  anthropic: ["anthropic:team-a", "anthropic:team-b"],
  openai: ["openai:eu-main", "openai:eu-spare"],
  qwen: ["qwen:team-a", "qwen:team-b"],
  mistral: ["mistral:eu-main"],
};
const US_KEYS: Keys = {
  anthropic: ["anthropic:us-main", "anthropic:us-spare"],
  openai: ["openai:us-main", "openai:us-spare"],
  qwen: ["qwen:us-main"],
  mistral: ["mistral:us-main"],
};
const AP_KEYS: Keys = {
  anthropic: ["anthropic:ap-main", "anthropic:ap-spare"],
  openai: ["openai:ap-main", "openai:ap-spare"],
  qwen: ["qwen:ap-main", "qwen:ap-spare"],
  mistral: ["mistral:ap-main"],
};
const LITE_KEYS: Keys = {
  anthropic: ["anthropic:lite"],
  openai: ["openai:lite"],
  qwen: ["qwen:lite"],
  mistral: ["mistral:lite"],
};

export type Agent = {
  readonly id: string;
  /** Share of the Gateway's requests. */
  readonly weight: number;
  /** Primary first. A chain of one is strict: it has no safety net. */
  readonly chain: readonly [string, ...string[]];
};

type Site = {
  readonly id: string;
  readonly region: RegionId;
  readonly runtime: Runtime;
  /** Share of all requests of the week. */
  readonly share: number;
  /** Where its users are: decides when it is busy. */
  readonly officeUtcOffsetMinutes: number;
  readonly keys: Keys;
  readonly agents: readonly [Agent, ...Agent[]];
};

export type OpenclawGateway = Site & {
  readonly kind: "openclaw_log";
  readonly release: Extract<Release, "2026.8" | "2026.9">;
  /** Started with `OPENCLAW_DEBUG_MODEL_TRANSPORT=1`, or older than 2026.9. */
  readonly logsEveryCall: boolean;
  /** Time zone of the process, hence of `time` in its log. */
  readonly logUtcOffsetMinutes: number;
  /** Where its code lies; call sites in the log show it. */
  readonly installedAt: string;
  readonly restartDaysAgo: number;
};

/** A gateway of another make: one tuple for each call. */
export type TupleGateway = Site & { readonly kind: "tuples" };

export const FLEET: readonly (OpenclawGateway | TupleGateway)[] = [
  {
    kind: "openclaw_log",
    id: "fra-1",
    region: "eu-central",
    runtime: "docker",
    share: 0.25,
    officeUtcOffsetMinutes: 60,
    release: "2026.9",
    logsEveryCall: true,
    logUtcOffsetMinutes: 0,
    installedAt: "/app/dist",
    restartDaysAgo: 5.9,
    keys: EU_KEYS,
    agents: [
      {
        id: "main",
        weight: 45,
        chain: ["anthropic/claude-opus-5", "openai/gpt-6-astra", "qwen/qwen-max"],
      },
      {
        id: "support",
        weight: 25,
        chain: ["anthropic/claude-haiku-5", "mistral/mistral-large-2607"],
      },
      { id: "translator", weight: 16, chain: ["qwen/qwen-max", "mistral/mistral-large-2607"] },
      { id: "coder", weight: 14, chain: ["mistral/devstral-2606", "openai/gpt-6-astra-mini"] },
    ],
  },
  {
    kind: "openclaw_log",
    id: "iad-1",
    region: "us-east",
    runtime: "docker",
    share: 0.21,
    officeUtcOffsetMinutes: -300,
    release: "2026.9",
    logsEveryCall: true,
    logUtcOffsetMinutes: 0,
    installedAt: "/app/dist",
    restartDaysAgo: 1.6,
    keys: US_KEYS,
    agents: [
      {
        id: "main",
        weight: 48,
        chain: ["openai/gpt-6-astra", "anthropic/claude-opus-5", "mistral/mistral-large-2607"],
      },
      { id: "research", weight: 34, chain: ["anthropic/claude-opus-5", "openai/gpt-6-astra"] },
      { id: "ops", weight: 18, chain: ["anthropic/claude-haiku-5"] },
    ],
  },
  {
    kind: "openclaw_log",
    id: "iad-2",
    region: "us-east",
    runtime: "npm",
    share: 0.2,
    officeUtcOffsetMinutes: -300,
    release: "2026.9",
    logsEveryCall: false,
    logUtcOffsetMinutes: -300,
    installedAt: "/usr/local/lib/node_modules/openclaw/dist",
    restartDaysAgo: 4.4,
    keys: US_KEYS,
    agents: [
      { id: "main", weight: 50, chain: ["anthropic/claude-opus-5", "openai/gpt-6-astra"] },
      {
        id: "triage",
        weight: 30,
        chain: ["openai/gpt-6-astra-mini", "mistral/mistral-large-2607"],
      },
      { id: "notes", weight: 20, chain: ["mistral/mistral-large-2607", "openai/gpt-6-astra-mini"] },
    ],
  },
  {
    kind: "openclaw_log",
    id: "sin-1",
    region: "ap-southeast",
    runtime: "server",
    share: 0.11,
    officeUtcOffsetMinutes: 480,
    release: "2026.8",
    logsEveryCall: true,
    logUtcOffsetMinutes: 480,
    installedAt: "/opt/openclaw/dist",
    restartDaysAgo: 3.3,
    keys: AP_KEYS,
    agents: [
      {
        id: "main",
        weight: 55,
        chain: ["openai/gpt-6-astra", "anthropic/claude-opus-5", "qwen/qwen-max"],
      },
      { id: "helpdesk", weight: 45, chain: ["qwen/qwen-max", "openai/gpt-6-astra-mini"] },
    ],
  },
  {
    kind: "tuples",
    id: "lite-1",
    region: "eu-central",
    runtime: "laptop",
    share: 0.23,
    officeUtcOffsetMinutes: 60,
    keys: LITE_KEYS,
    agents: [
      {
        id: "drafts",
        weight: 60,
        chain: ["mistral/mistral-large-2607", "openai/gpt-6-astra-mini"],
      },
      { id: "review", weight: 40, chain: ["openai/gpt-6-astra", "anthropic/claude-haiku-5"] },
    ],
  },
];

/** `provider/model`, split at the first slash as the Gateway does. */
export function modelOf(ref: string): Model {
  const slash = ref.indexOf("/");
  const provider = ref.slice(0, slash);
  if (!(provider in PROVIDERS)) throw new Error(`The sample has no provider "${provider}".`);
  return { provider: provider as ProviderId, model: ref.slice(slash + 1) };
}

export function refOf({ provider, model }: Model): string {
  return `${provider}/${model}`;
}
