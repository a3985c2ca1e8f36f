export type LabProvider = {
  readonly id: string;
  readonly region: string;
  readonly api: "openai-completions" | "anthropic-messages";
  readonly models: readonly [string, ...string[]];
  readonly keys: readonly [string, ...string[]];
};

/** Which providers, keys and agents a Gateway has. */
export type Topology = {
  readonly providers: readonly LabProvider[];
  /** Ids of the providers that weather happens to. */
  readonly roles: { readonly us: string; readonly eu: string; readonly claude: string };
  /** `provider/model`, the default and its fallbacks. */
  readonly chain: readonly string[];
  readonly agents: Readonly<
    Record<string, { readonly name?: string; readonly chain?: readonly string[] }>
  >;
};

export const PLAIN: Topology = {
  roles: { us: "nova-us", eu: "nova-eu", claude: "claude-relay" },
  providers: [
    {
      id: "nova-us",
      region: "us",
      api: "openai-completions",
      models: ["nova-large", "nova-mini"],
      keys: ["primary", "spare"],
    },
    {
      id: "nova-eu",
      region: "eu",
      api: "openai-completions",
      models: ["nova-large"],
      keys: ["primary", "spare"],
    },
    {
      id: "claude-relay",
      region: "us",
      api: "anthropic-messages",
      models: ["claude-mock-4"],
      keys: ["primary", "spare"],
    },
    {
      id: "qwen-cn",
      region: "cn",
      api: "openai-completions",
      models: ["qwen-mock-max"],
      keys: ["primary"],
    },
  ],
  chain: ["nova-us/nova-large", "claude-relay/claude-mock-4", "qwen-cn/qwen-mock-max"],
  agents: {
    main: {},
    ops: { name: "Ops (strict)", chain: ["nova-eu/nova-large"] },
    relay: { chain: ["claude-relay/claude-mock-4", "qwen-cn/qwen-mock-max"] },
    cn: { chain: ["qwen-cn/qwen-mock-max", "nova-eu/nova-large"] },
  },
};

/** Dots, slashes, colons and dates in model ids, e-mail addresses in profile ids, any letters in names. */
export const AWKWARD: Topology = {
  roles: { us: "openai-us", eu: "mistral-par", claude: "anthropic-eu" },
  providers: [
    {
      id: "openai-us",
      region: "us",
      api: "openai-completions",
      models: ["gpt-6.1-mini", "gpt-6.1-2026-07-15"],
      keys: ["billing.team@example.com", "spare+ci@example.com"],
    },
    {
      id: "anthropic-eu",
      region: "eu",
      api: "anthropic-messages",
      models: ["claude-sonnet-5-20260801", "claude-haiku-5-20260801"],
      keys: ["ops.lead@example.eu", "backup"],
    },
    {
      id: "mistral-par",
      region: "eu",
      api: "openai-completions",
      models: ["mistral-large-2607", "codestral.2026-06"],
      keys: ["default", "anna.müller@example.fr"],
    },
    {
      id: "qwen-sg",
      region: "sg",
      api: "openai-completions",
      models: ["qwen4-max-2026-05-20", "meta-llama/llama-4-70b:free"],
      keys: ["default"],
    },
  ],
  chain: [
    "openai-us/gpt-6.1-mini",
    "anthropic-eu/claude-sonnet-5-20260801",
    "qwen-sg/meta-llama/llama-4-70b:free",
  ],
  agents: {
    main: {},
    ops: { name: "Nacht Schicht – Zürich 🚉", chain: ["mistral-par/mistral-large-2607"] },
    relay: { chain: ["anthropic-eu/claude-sonnet-5-20260801", "qwen-sg/qwen4-max-2026-05-20"] },
    cn: { chain: ["qwen-sg/meta-llama/llama-4-70b:free", "mistral-par/codestral.2026-06"] },
    "front_desk-2": {
      name: "Front Desk 2",
      chain: ["openai-us/gpt-6.1-2026-07-15", "openai-us/gpt-6.1-mini"],
    },
  },
};

/** Profile ids, each with its provider. */
export function profilesOf({ providers }: Topology): { profileId: string; provider: string }[] {
  return providers.flatMap(({ id, keys }) =>
    keys.map((key) => ({ profileId: `${id}:${key}`, provider: id })),
  );
}
