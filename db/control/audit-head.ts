import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { desc, eq } from "drizzle-orm";
import type { ControlDb } from "@/db/open-control";
import { auditEntries } from "@/db/schema/control";

export const AUDIT_HEAD_FILE = "audit-head";

/** An entry that was there, so that a chain that ends before it was cut off. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** Before the first entry. */
const START: AuditHead = { seq: 0, hash: "" };
const SHAPE = /^(\d{1,15}) ([0-9a-f]{64}|-) ([0-9a-f]{64})\n$/;

/**
 * What is kept of the chain's end outside of the database; `damaged`: it is there, and was not written with
 * this key.
 */
export function readAuditHead(dataDir: string, key: Uint8Array): AuditHead | "missing" | "damaged" {
  let text: string;
  try {
    text = readFileSync(join(dataDir, AUDIT_HEAD_FILE), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "missing";
    throw error;
  }
  const [, seq = "", hash = "", proof = ""] = SHAPE.exec(text) ?? [];
  const head = { seq: Number(seq), hash: hash === "-" ? "" : hash };
  const wanted = Buffer.from(proofOf(key, head));
  const given = Buffer.from(proof);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? head : "damaged";
}

/** The same for a store that is open. */
export function auditHeadOf(
  control: ControlDb,
  key: Uint8Array,
): AuditHead | "missing" | "damaged" {
  return readAuditHead(folderOf(control), key);
}

/** Before the first entry: from then on a head that is not there was taken away. */
export function beginAuditHead(control: ControlDb, key: Uint8Array): void {
  const dataDir = folderOf(control);
  if (readAuditHead(dataDir, key) === "missing" && lastEntry(control) === START) {
    writeAuditHead(dataDir, key, START);
  }
}

/**
 * Moves the head on to the last entry. It stays where the chain does not go on from it, because by what it
 * says `signalbox doctor` finds that. At worst it is behind: after a kill, or beside another process.
 */
export function advanceAuditHead(control: ControlDb, key: Uint8Array): void {
  const dataDir = folderOf(control);
  const head = readAuditHead(dataDir, key);
  if (head === "missing" || head === "damaged") return;
  const last = lastEntry(control);
  if (last.seq <= head.seq || !isInChain(control, head)) return;
  writeAuditHead(dataDir, key, last);
}

function writeAuditHead(dataDir: string, key: Uint8Array, head: AuditHead): void {
  const path = join(dataDir, AUDIT_HEAD_FILE);
  const draft = `${path}.${process.pid}.${randomBytes(6).toString("hex")}`;
  try {
    const file = openSync(draft, "wx", 0o600);
    try {
      writeSync(file, `${head.seq} ${head.hash || "-"} ${proofOf(key, head)}\n`);
      // Else a loss of power could leave an empty file under its name.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Who can write the file, but has not the key, cannot move it back to an earlier entry. */
function proofOf(key: Uint8Array, { seq, hash }: AuditHead): string {
  return createHmac("sha256", key).update(`head ${seq} ${hash}`).digest("hex");
}

function isInChain(control: ControlDb, { seq, hash }: AuditHead): boolean {
  if (seq === 0) return true;
  const { hash: column } = auditEntries;
  const row = control
    .select({ hash: column })
    .from(auditEntries)
    .where(eq(auditEntries.seq, seq))
    .get();
  return row?.hash === hash;
}

function lastEntry(control: ControlDb): AuditHead {
  const { seq, hash } = auditEntries;
  return (
    control.select({ seq, hash }).from(auditEntries).orderBy(desc(seq)).limit(1).get() ?? START
  );
}

function folderOf({ $client }: ControlDb): string {
  return dirname($client.name);
}
