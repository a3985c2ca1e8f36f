import { z } from "zod";
import { isTableName } from "@/lib/core/routes/version-name";
import { EpochMs } from "./wire";

/** By Gateway, the environment that it serves: the name of a route table. One that is missing may serve any. */
const ByGateway = z.record(
  z.string().min(1).max(200),
  z.string().refine(isTableName, {
    error: "An environment is called as its route table: a-z, 0-9 and -, at most 64.",
  }),
);

/** GET /api/v1/environments: which environment each Gateway serves, as an administrator says. */
export const Environments = z.object({
  asOf: EpochMs,
  /** Of the last edit; 0: never edited. */
  version: z.number().int(),
  editedAt: EpochMs.nullable(),
  gateways: ByGateway,
  /** Gateways that are known, whether or not something is said of them. */
  known: z.array(
    z.object({
      gateway: z.string(),
      region: z.string().nullable(),
      runtime: z.string().nullable(),
    }),
  ),
  /** Route tables that have a version; empty where who asks may not read them. */
  tables: z.array(z.string()),
});
export type Environments = z.infer<typeof Environments>;

/** PUT /api/v1/environments: 409 `conflict` where `version` is not the current one. A Gateway that is left out may serve any. */
export const EnvironmentsEdit = z.object({
  version: z.number().int().nonnegative(),
  gateways: ByGateway.refine((gateways) => Object.keys(gateways).length <= 2_000, {
    error: "At most 2000 Gateways.",
  }),
});
export type EnvironmentsEdit = z.infer<typeof EnvironmentsEdit>;
