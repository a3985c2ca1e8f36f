import { z } from "zod";
import { PERMISSIONS, type Permission } from "@/lib/core/access/permission";
import { ROLES } from "@/lib/core/access/role";

const names = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];

export const GrantWire = z.object({
  role: z.enum(ROLES),
  /** What it holds for; `null`: everywhere. Only of editors and reviewers. */
  gateways: z.array(z.string().min(1).max(200)).max(200).nullable(),
  environments: z.array(z.string().min(1).max(200)).max(50).nullable(),
});
export type GrantWire = z.infer<typeof GrantWire>;

/** GET /api/v1/me: who the console takes one for, and what one may do. */
export const Me = z.object({
  kind: z.enum(["person", "token"]),
  /** How one was let in; `null`: by a token. */
  via: z.enum(["session", "proxy", "sample"]).nullable(),
  name: z.string(),
  email: z.string().nullable(),
  grants: z.array(GrantWire),
  /** Every permission there is, whether one has it, and which roles do. */
  permissions: z.array(
    z.object({
      permission: z.enum(names),
      allowed: z.boolean(),
      roles: z.array(z.enum([...ROLES, "ingest"])),
    }),
  ),
  twoFactor: z.boolean(),
  /** Goes back as `X-Signalbox-CSRF` with every write; `null`: not needed (no cookie lets one in). */
  csrf: z.string().nullable(),
  /** The people that one may be in the sample; empty with real data. */
  samplePeople: z.array(
    z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)) }),
  ),
});
export type Me = z.infer<typeof Me>;

/** POST /api/v1/me/sample-person: whom one wants to be while the sample is shown. 404 with real data. */
export const SampleChoice = z.object({ id: z.string().min(1).max(40) });
export type SampleChoice = z.infer<typeof SampleChoice>;
