import { z } from "zod";
import { EpochMs } from "./wire";

const Tier = z.string().trim().min(1).max(40);

export const CapabilityWire = z.object({
  tier: Tier.nullable(),
  vision: z.boolean().nullable(),
  tools: z.boolean().nullable(),
  contextTokens: z.number().int().positive().max(1_000_000_000).nullable(),
});

/** What a downgrade costs; `unlabelled`: these models are not in the catalogue. */
export const CapabilityGapWire = z.union([
  z.object({
    label: z.literal("known"),
    lost: z
      .array(
        z.union([
          z.object({ what: z.enum(["vision", "tools"]) }),
          z.object({ what: z.literal("context"), from: z.number(), to: z.number() }),
          z.object({ what: z.literal("tier"), from: z.string(), to: z.string() }),
        ]),
      )
      .readonly(),
  }),
  z.object({ label: z.literal("unlabelled"), missing: z.array(z.string()).readonly() }),
]);
export type CapabilityGapWire = z.infer<typeof CapabilityGapWire>;

export const CatalogueWire = z.object({
  /** Best first. */
  tiers: z.array(Tier).max(20),
  /** By model reference, `provider/model`. */
  models: z.record(
    z
      .string()
      .max(400)
      .regex(/^[^/]+\/./),
    CapabilityWire,
  ),
});

/** GET /api/v1/capabilities */
export const Capabilities = z.object({
  asOf: EpochMs,
  /** Of the last edit; 0: never edited. An edit names the version that it began from. */
  version: z.number().int(),
  editedAt: EpochMs.nullable(),
  ...CatalogueWire.shape,
  /** Models seen in traffic that are not in the catalogue. */
  unlabelled: z.array(z.string()),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** PUT /api/v1/capabilities: 409 `conflict` where `version` is not the current one. */
export const CapabilitiesEdit = z.object({
  version: z.number().int().nonnegative(),
  ...CatalogueWire.shape,
});
export type CapabilitiesEdit = z.infer<typeof CapabilitiesEdit>;
