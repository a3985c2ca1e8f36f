import { z } from "zod";
import { EpochMs } from "./wire";

export const SessionWire = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: EpochMs,
  /** To five minutes. */
  usedAt: EpochMs,
  /** When it ends unless it is used. */
  expiresAt: EpochMs,
});
export type SessionWire = z.infer<typeof SessionWire>;

/** GET /api/v1/account: one's own. */
export const Account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  /** Comes in by a provider of single sign-on, too. */
  hasSignOn: z.boolean(),
  twoFactor: z.boolean(),
  /** Codes that were not used yet; `null`: there is no second factor. */
  backupCodesLeft: z.number().int().nullable(),
  sessions: z.array(SessionWire),
});
export type Account = z.infer<typeof Account>;

const Password = z.string().min(1).max(256);

/** PUT /api/v1/account/password. Ends all other sessions. */
export const PasswordChange = z.object({ current: Password, next: z.string().max(256) });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** POST /api/v1/account/two-factor, DELETE of it, POST /api/v1/account/backup-codes: the password once more. */
export const PasswordAgain = z.object({ password: Password });
export type PasswordAgain = z.infer<typeof PasswordAgain>;

/** What an app needs to make codes. It is asked for only after PUT with one of them. Shown once. */
export const TwoFactorBegun = z.object({
  /** `otpauth://totp/…`, for a QR code. */
  uri: z.string(),
  /** The same to type in, in Base32. */
  secret: z.string(),
});
export type TwoFactorBegun = z.infer<typeof TwoFactorBegun>;

/** PUT /api/v1/account/two-factor */
export const TwoFactorProof = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export type TwoFactorProof = z.infer<typeof TwoFactorProof>;

/** Shown once. Each lets in once, in place of a code of the app. */
export const BackupCodes = z.object({ backupCodes: z.array(z.string()) });
export type BackupCodes = z.infer<typeof BackupCodes>;

/** DELETE /api/v1/account/sessions: all but the one that asks; …/sessions/{id}: that one. */
export const EndSessions = z.object({});
