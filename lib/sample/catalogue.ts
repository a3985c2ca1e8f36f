import type { CapabilityCatalogue } from "@/lib/core/capability/capability";

/**
 * What the models of the generated week can do, as made up as they are. One that is called is left out,
 * so that a downgrade without a label is seen too.
 */
export const SAMPLE_CATALOGUE: CapabilityCatalogue = {
  tiers: ["frontier", "standard", "small"],
  models: {
    "anthropic/claude-opus-5": {
      ...{ tier: "frontier", vision: true, tools: true },
      contextTokens: 500_000,
    },
    "anthropic/claude-haiku-5": {
      ...{ tier: "small", vision: true, tools: true },
      contextTokens: 200_000,
    },
    "openai/gpt-6-astra": {
      ...{ tier: "frontier", vision: true, tools: true },
      contextTokens: 256_000,
    },
    "openai/gpt-6-astra-mini": {
      ...{ tier: "small", vision: true, tools: true },
      contextTokens: 128_000,
    },
    "qwen/qwen-max": {
      ...{ tier: "standard", vision: false, tools: true },
      contextTokens: 128_000,
    },
    "mistral/mistral-large-2607": {
      ...{ tier: "standard", vision: false, tools: true },
      contextTokens: 128_000,
    },
  },
};
