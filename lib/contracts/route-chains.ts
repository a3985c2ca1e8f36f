import { z } from "zod";
import { SITUATION_KINDS } from "@/lib/core/routes/gateway-rules";

const Index = z.number().int();

/** One way in which a run comes to its models. */
export const SituationWire = z.object({
  kind: z.enum(SITUATION_KINDS),
  agent: z.string().optional(),
  job: z.string().optional(),
  model: z.string().optional(),
  medium: z.string().optional(),
  /** Of a scenario with a name of a team's own. */
  name: z.string().optional(),
});
export type SituationWire = z.infer<typeof SituationWire>;

export const CandidateWire = z.object({
  ref: z.string(),
  /** What `ref` stands for, aliases resolved. */
  model: z.string(),
  by: z.string(),
  why: z.object({
    kind: z.enum(["primary", "requested", "fallback", "allowed_instead", "hidden_primary"]),
    /** Of a fallback, from 0 in the list of `scenario`. */
    index: Index.optional(),
  }),
  /** Where it is written; `null`: outside of the table. */
  scenario: z.string().nullable(),
});
export type CandidateWire = z.infer<typeof CandidateWire>;

export const EffectiveChainWire = z.object({
  situation: SituationWire,
  /** Tried first to last. */
  candidates: z.array(CandidateWire),
  strict: z.enum(["empty_list", "no_own_list", "chosen", "one_model"]).nullable(),
  /** Written, and never tried: the model stands earlier, at `at` of the candidates. */
  duplicates: z.array(CandidateWire.extend({ at: Index })),
  notes: z.array(
    z.object({
      code: z.enum([
        ...(["found_by_keys", "small_default_first", "off", "list_without_effect"] as const),
        ...(["primary_not_allowed", "default_not_offered"] as const),
      ]),
      provider: z.string().nullable().optional(),
      scenario: z.string().optional(),
      model: z.string().optional(),
      instead: z.string().nullable().optional(),
      first: z.string().optional(),
    }),
  ),
});
export type EffectiveChainWire = z.infer<typeof EffectiveChainWire>;

/** `release`: of the Gateway whose rules are asked for, such as `2026.9.1`; left out: the newest known. */
export const RouteChainsQuery = z.object({ release: z.string().max(40).optional() });
export type RouteChainsQuery = z.infer<typeof RouteChainsQuery>;

/** GET /api/v1/routes/tables/{table}/versions/{sha}/chains, GET /api/v1/routes/drafts/{id}/chains */
export const RouteChains = z.object({
  /** `null`: the text cannot be read as a route table. */
  chains: z.array(EffectiveChainWire).nullable(),
  /** The first release that the rules hold for. */
  rulesSince: z.string(),
  /** What a session may choose past every chain; `any`: any model. */
  selectable: z.union([z.literal("any"), z.array(z.string())]).nullable(),
});
export type RouteChains = z.infer<typeof RouteChains>;
