import { z } from "zod";

/** POST /api/auth/sign-in */
export const SignIn = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
});
export type SignIn = z.infer<typeof SignIn>;

/** `second_factor`: the password was right, and a code is asked for, within ten minutes. */
export const SignInState = z.object({ state: z.enum(["in", "second_factor"]) });
export type SignInState = z.infer<typeof SignInState>;

/** POST /api/auth/second-factor: six digits of the app, or one of the backup codes, which is spent by it. */
export const SecondFactorCode = z.object({
  kind: z.enum(["totp", "backup_code"]),
  code: z.string().trim().min(1).max(40),
});
export type SecondFactorCode = z.infer<typeof SecondFactorCode>;

/** POST /api/auth/sign-out */
export const SignOut = z.object({});
export const SignedOut = z.object({ state: z.literal("out") });
export type SignedOut = z.infer<typeof SignedOut>;
