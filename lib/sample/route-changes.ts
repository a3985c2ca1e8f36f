import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/range";

/** One change of a route table of the sample, and how far it came. */
export type SampleRouteChange = {
  readonly table: string;
  readonly text: string;
  readonly title: string;
  readonly reason: string;
  readonly ticket: string | null;
  /** Milliseconds before the sample's end. */
  readonly agoMs: number;
  readonly until: "committed" | "in_review";
};

const EU_FIRST = `# What the Gateways in Europe may spend, and on whom.
scenarios:
  default:
    primary: anthropic/claude-opus-5
    fallbacks: [openai/gpt-6-astra]
    slo: { p95Ms: 12000, rateLimitedRatio: 0.2, successRatio: 0.9, windowDays: 7 }
  # Short answers, many of them.
  agent:support: { primary: anthropic/claude-haiku-5, fallbacks: [mistral/mistral-large-2607] }
  agent:translator: { primary: qwen/qwen-max, fallbacks: [mistral/mistral-large-2607] }
  agent:coder: { primary: mistral/devstral-2606, fallbacks: [openai/gpt-6-astra-mini] }
banned: ["*/*-preview"]
keys:
  anthropic: { order: ["anthropic:team-a", "anthropic:team-b"], failureBudget: separate }
`;

const EU_SECOND = EU_FIRST.replace(
  "fallbacks: [openai/gpt-6-astra]\n",
  "fallbacks: [openai/gpt-6-astra, qwen/qwen-max]\n",
);

const EU_PROPOSED = EU_SECOND.replace(
  "agent:support: { primary: anthropic/claude-haiku-5, fallbacks: [mistral/mistral-large-2607] }",
  "agent:support: { primary: openai/gpt-6-astra-mini, fallbacks: [anthropic/claude-haiku-5] }",
);

const US_FIRST = `scenarios:
  default:
    primary: openai/gpt-6-astra
    fallbacks: [anthropic/claude-opus-5, mistral/mistral-large-2607]
  agent:research: { primary: anthropic/claude-opus-5, fallbacks: [openai/gpt-6-astra] }
  # Strict: ops would rather have no answer than one of a lesser model.
  agent:ops: { primary: anthropic/claude-haiku-5, fallbacks: [] }
`;

/** Which of them is for which Gateway. That of Singapore has no table: so it is where nobody says. */
export const SAMPLE_ENVIRONMENTS: Readonly<Record<string, string>> = {
  "fra-1": "europe",
  "iad-1": "united-states",
  "iad-2": "united-states",
};

/** In the order of their time. The chains are those of the made-up fleet. */
export const SAMPLE_ROUTE_CHANGES: readonly SampleRouteChange[] = [
  {
    ...{ table: "europe", text: EU_FIRST, until: "committed", agoMs: 6 * DAY_MS },
    title: "Routes of the Gateways in Europe",
    ...{ reason: "What is configured today, so that it can be changed with care.", ticket: null },
  },
  {
    ...{ table: "united-states", text: US_FIRST, until: "committed", agoMs: 5.5 * DAY_MS },
    title: "Routes of the Gateways in the United States",
    ...{ reason: "What is configured today.", ticket: null },
  },
  {
    ...{ table: "europe", text: EU_SECOND, until: "committed", agoMs: 19 * HOUR_MS },
    title: "A third model behind the default",
    reason:
      "When both frontier providers throttle, an answer of a standard model is worth more than none.",
    ticket: "OPS-214",
  },
  {
    ...{ table: "europe", text: EU_PROPOSED, until: "in_review", agoMs: 25 * MINUTE_MS },
    title: "Support starts with the small OpenAI model",
    reason: "Haiku answers 429 to many of support's requests while Europe works.",
    ticket: "OPS-231",
  },
];
