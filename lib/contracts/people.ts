import { z } from "zod";
import { GrantWire } from "./me";
import { EpochMs } from "./wire";

export const PersonWire = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(GrantWire.extend({ givenBy: z.enum(["person", "group"]) })),
  twoFactor: z.boolean(),
  /** Has a password, or comes by single sign-on. */
  signsInWith: z.array(z.enum(["password", "oidc", "proxy"])),
  disabledAt: EpochMs.nullable(),
  createdAt: EpochMs,
  lastSeenAt: EpochMs.nullable(),
  sessions: z.number().int(),
});
export type PersonWire = z.infer<typeof PersonWire>;

export const InvitationWire = z.object({
  id: z.number().int(),
  email: z.string(),
  grants: z.array(GrantWire),
  createdBy: z.string().nullable(),
  createdAt: EpochMs,
  expiresAt: EpochMs,
  state: z.enum(["open", "used", "expired", "withdrawn"]),
});
export type InvitationWire = z.infer<typeof InvitationWire>;

/** GET /api/v1/people */
export const People = z.object({
  people: z.array(PersonWire),
  invitations: z.array(InvitationWire),
});
export type People = z.infer<typeof People>;

const Reason = z.string().trim().max(500).optional();
const Email = z.email().max(254);

/** POST /api/v1/people/invitations. Answers `{link}`, which is shown once. */
export const InvitationDraft = z.object({
  email: Email,
  grants: z.array(GrantWire).min(1).max(20),
  reason: Reason,
});
export type InvitationDraft = z.infer<typeof InvitationDraft>;

/** PUT /api/v1/people/{id} */
export const PersonEdit = z.object({
  grants: z.array(GrantWire).max(20).optional(),
  disabled: z.boolean().optional(),
  /** For somebody who lost it: from then on the password alone lets them in. */
  removeTwoFactor: z.literal(true).optional(),
  reason: Reason,
});
export type PersonEdit = z.infer<typeof PersonEdit>;

/** A link that lets somebody in once: whole, with its secret; not shown again. */
export const EntryLink = z.object({ link: z.string(), expiresAt: EpochMs });
export type EntryLink = z.infer<typeof EntryLink>;

/** POST /api/v1/entry/look: what a link is for. By POST, so that its secret stands in no log. */
export const EntryLook = z.object({ secret: z.string().min(20).max(200) });
export type EntryLook = z.infer<typeof EntryLook>;

export const EntrySeen = z.object({
  kind: z.enum(["setup", "invitation", "reset"]),
  /** Whom it is for; `null`: whoever sets up says it. */
  email: z.string().nullable(),
  grants: z.array(GrantWire),
  expiresAt: EpochMs,
});
export type EntrySeen = z.infer<typeof EntrySeen>;

/** Who can sign in now, with the password that was sent. */
export const Entered = z.object({ email: z.string() });
export type Entered = z.infer<typeof Entered>;

/** DELETE /api/v1/people/{id}/sessions, POST /api/v1/people/{id}/reset-link, DELETE /api/v1/people/invitations/{id} */
export const PersonAction = z.object({ reason: Reason });
export type PersonAction = z.infer<typeof PersonAction>;

/** Answer of DELETE /api/v1/people/invitations/{id} */
export const WithdrawnInvitation = z.object({ withdrawn: z.literal(true) });
export type WithdrawnInvitation = z.infer<typeof WithdrawnInvitation>;

export const EndedSessions = z.object({ ended: z.number().int() });
export type EndedSessions = z.infer<typeof EndedSessions>;

/** POST /api/v1/entry: the first administrator, an invitation, a password that is set anew. */
export const Entry = z.object({
  secret: z.string().min(20).max(200),
  /** Of the setup and of an invitation; a reset has them already. */
  email: Email.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  password: z.string().max(256),
});
export type Entry = z.infer<typeof Entry>;
