import { createHash, randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process holds a lock, as a file name. Two processes of one machine never have the same. */
export type LockHolder = {
  readonly host: string;
  /** Since the machine started; `-`: it does not say. */
  readonly boot: string;
  /** The space in which `pid` is a number: that of a container. */
  readonly space: string;
  readonly pid: number;
  /** By the kernel, so that a number that is used again is another process; `-`: it does not say. */
  readonly startedAt: string;
};

const NAME = /^([0-9a-f]+)\.([0-9a-f]+|-)\.([0-9a-f]+|-)\.(\d+)\.(\d+|-)\.[0-9a-f-]{36}$/;

export function ownLockName(): string {
  const { host, boot, space, pid, startedAt } = ownHolder();
  return [host, boot, space, pid, startedAt, randomUUID()].join(".");
}

/** `null`: no name of ours. */
export function readLockName(name: string): LockHolder | null {
  const [, host, boot, space, pid, startedAt] = NAME.exec(name) ?? [];
  if (host === undefined || boot === undefined || space === undefined) return null;
  if (pid === undefined || startedAt === undefined) return null;
  return { host, boot, space, pid: Number(pid), startedAt };
}

/**
 * Whether a holder surely ended. `null`: it cannot be known from here, as for one on another machine or in
 * another container.
 */
export function hasEnded(holder: LockHolder): boolean | null {
  const own = ownHolder();
  if (holder.host !== own.host) return null;
  if (holder.boot !== own.boot) return true;
  if (holder.space !== own.space) return null;
  if (!isRunning(holder.pid)) return true;
  const startedAt = startOf(holder.pid);
  return startedAt !== "-" && holder.startedAt !== "-" && startedAt !== holder.startedAt;
}

function ownHolder(): LockHolder {
  return {
    host: short(hostname()),
    boot: of(() => short(readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))),
    space: of(() => short(readlinkSync("/proc/self/ns/pid"))),
    pid: process.pid,
    startedAt: startOf(process.pid),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ticks since the machine started: the 22nd field of `stat`, counted after the name, which may hold anything. */
function startOf(pid: number): string {
  return of(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A process that ended and was not waited for yet does nothing any more.
    return fields[0] === "Z" ? "0" : (fields[19] ?? "-");
  });
}

function of(read: () => string): string {
  try {
    return read();
  } catch {
    return "-";
  }
}

function short(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
