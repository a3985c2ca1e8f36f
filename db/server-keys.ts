import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys of this installation, each for one purpose: who learns one learns no other. */
export type ServerKeys = {
  /** Signs cookies and encrypts second factors; text, as better-auth wants it. */
  readonly auth: string;
  /** Of the chain of audit entries. */
  readonly audit: Uint8Array;
  /** AES-256-GCM for secrets that are stored. */
  readonly seal: Uint8Array;
  readonly csrf: Uint8Array;
  /** Hashes what is only ever compared and easily guessed, such as addresses. */
  readonly blind: Uint8Array;
};

const LEAST_LENGTH = 32;
const KEY_BYTES = 32;

/**
 * The keys that follow from the root secret: `SIGNALBOX_SECRET`, else the file `secret` (0600) in the data
 * folder, which is made where it is missing. Throws where the secret is too short to be one.
 */
export function serverKeys(dataDir: string, given: string | null): ServerKeys {
  const root = given ?? keptSecret(dataDir);
  if (root.length < LEAST_LENGTH) {
    throw new Error(`The secret of Signalbox must have at least ${LEAST_LENGTH} characters.`);
  }
  const key = (purpose: string) =>
    new Uint8Array(hkdfSync("sha256", root, "", `signalbox ${purpose}`, KEY_BYTES));
  return {
    auth: Buffer.from(key("auth")).toString("base64url"),
    audit: key("audit"),
    seal: key("seal"),
    csrf: key("csrf"),
    blind: key("blind"),
  };
}

function keptSecret(dataDir: string): string {
  const path = join(dataDir, "secret");
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Whole before it has its name, and only one of two processes gives it: both then read the same.
  const draft = join(dataDir, `secret.${process.pid}.${randomBytes(6).toString("hex")}`);
  writeFileSync(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}
