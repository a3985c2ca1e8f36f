import { hashPassword, verifyPassword } from "better-auth/crypto";
import { hashTurns } from "./hash-turns";

/** What is kept of a password: scrypt with a salt of its own. Throws `NoTurn` where too many are made. */
export function passwordHash(password: string): Promise<string> {
  return hashTurns().take(() => hashPassword(password));
}

/** Whether a password is the one of this hash. Without a hash it takes as long, and is not. Throws `NoTurn`. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  if (hash !== null) return hashTurns().take(() => verifyPassword({ hash, password }));
  await passwordHash(password);
  return false;
}
