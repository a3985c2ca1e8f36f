import { z } from "zod";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { RouteTable } from "@/lib/core/routes/route-table";

/** Enough for thousands of scenarios; more is no table that somebody reviews. */
export const MOST_SCENARIOS = 5_000;

const Ratio = z.number().min(0).max(1);
const Positive = z.number().positive();
const Count = z.number().int().min(1);
const Named = z.string().min(1).max(400);

const ModelRef = Named.meta({
  description: "provider/model, as OpenClaw writes it, or an alias of this table",
});

const Slo = z
  .strictObject({
    p95Ms: Positive.optional().meta({ description: "milliseconds" }),
    rateLimitedRatio: Ratio.optional().meta({
      description: "0 to 1: the share of attempts that may end rate_limited",
    }),
    successRatio: Ratio.optional().meta({
      description: "0 to 1: the share of requests that must be served",
    }),
    windowDays: Positive.optional(),
  })
  .meta({ description: "Thresholds; what is not given is not watched" });

const Circuit = z
  .strictObject({
    consecutiveFailures: Count,
    minimumRequests: z.number().int().min(0),
    openSeconds: Positive,
  })
  .meta({ description: "When a chain is taken out of use, and for how long" });

const Scenario = z.strictObject({
  primary: ModelRef.or(z.literal("")).optional().meta({
    description: 'Tried first. Left out: that of default. "" in utility: no call at all',
  }),
  fallbacks: z.array(ModelRef).optional().meta({
    description:
      "Tried in this order. []: strict, no safety net. Left out: what the Gateway's rules say",
  }),
  slo: Slo.optional(),
  circuit: Circuit.optional(),
});

const KeyOrder = z.strictObject({
  order: z.array(Named).meta({ description: "Ids of auth profiles, first to last" }),
  failureBudget: z.enum(["separate", "shared"]).optional().meta({
    description: "shared: the keys spend one budget, so a spare is no spare",
  }),
});

const CapabilityLabel = z.strictObject({
  tier: Named.optional(),
  vision: z.boolean().optional(),
  tools: z.boolean().optional(),
  contextTokens: Count.optional(),
});

const AcknowledgedGap = z.strictObject({
  ...{ scenario: Named, from: ModelRef, to: ModelRef },
  why: z.string().min(1).max(2_000),
});

const Review = z.strictObject({
  approvals: Count,
  groups: z.record(Named, z.array(Named)).optional().meta({
    description: "E-mail addresses by group; one of each group must be among who approved",
  }),
});

const TicketUrl = z.string().max(2_000);

/** The document as it is written. What is not named here is refused by its path. */
export const RouteTableSchema = z
  .strictObject({
    scenarios: z
      .record(Named, Scenario)
      .refine((all) => all.default?.primary !== undefined && all.default.primary !== "", {
        message: "The scenario default needs a primary.",
      })
      .refine((all) => Object.keys(all).length <= MOST_SCENARIOS, {
        message: `At most ${MOST_SCENARIOS} scenarios.`,
      })
      .meta({
        required: ["default"],
        description: "By name: default, agent:<id>, cron:<id>, image, pdf, utility, …",
      }),
    banned: z.array(Named).optional().meta({
      description: "Models that no chain may reach; * stands for any run of characters",
    }),
    keys: z.record(Named, KeyOrder).optional().meta({ description: "By provider" }),
    aliases: z.record(Named, ModelRef).optional(),
    allow: z.array(ModelRef).optional().meta({ description: "The Gateway's modelPolicy.allow" }),
    tiers: z.array(Named).optional().meta({ description: "Words for tiers, best first" }),
    capabilities: z.record(Named, CapabilityLabel).optional().meta({ description: "By model" }),
    acknowledged: z.array(AcknowledgedGap).optional(),
    triage: z.partialRecord(z.enum(OUTCOMES), z.array(Named)).optional().meta({
      description: "By outcome: what to try, first to last",
    }),
    review: Review.optional().meta({ description: "Left out: one approval by somebody else" }),
    tickets: z
      .strictObject({ url: TicketUrl })
      .optional()
      .meta({ description: "A web address with {ticket} where the reference goes" }),
  })
  .meta({ title: "Signalbox route table" });

/** Fails to compile where the schema and the type are not the same document. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Loose<T> = T extends readonly (infer One)[]
  ? Loose<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<Exclude<T[Key], undefined>> }
    : T;
true satisfies Same<Loose<z.infer<typeof RouteTableSchema>>, Loose<RouteTable>>;
