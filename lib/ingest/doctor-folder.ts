import { readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type DoctorCheck, failure, ok, warning } from "./doctor-check";

/** Below it, the next hours of a busy team may not fit. */
const LEAST_ROOM = 200e6;
const REQUIRED_NODE = [22, 14] as const;
const OTHERS = 0o077;
const MOST_NAMED = 3;

/** The machine and the data folder, from outside. */
export function checkFolder(dataDir: string): DoctorCheck[] {
  return [checkNode(process.versions.node), checkPrivacy(dataDir), checkRoom(dataDir)];
}

export function checkNode(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits =
    major > REQUIRED_NODE[0] || (major === REQUIRED_NODE[0] && minor >= REQUIRED_NODE[1]);
  if (fits) return ok("node", `Node ${version}.`);
  return failure(
    "node",
    `Node ${version} is too old.`,
    "Start with npm, which brings its own Node.",
  );
}

function checkPrivacy(dataDir: string): DoctorCheck {
  const open = [dataDir, ...privateFiles(dataDir)].filter(
    (path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0,
  );
  if (open.length === 0) {
    return ok("privacy", `Only its owner can read ${dataDir} and the databases in it.`);
  }
  const named = open.slice(0, MOST_NAMED).join(", ");
  const more = open.length > MOST_NAMED ? ` and ${open.length - MOST_NAMED} more` : "";
  return failure(
    "privacy",
    `Other users can reach ${named}${more}.`,
    "Take the rights of group and others away.",
    `chmod -R go= ${dataDir}`,
  );
}

function privateFiles(dataDir: string): string[] {
  return readdirSync(dataDir, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(dataDir, name));
}

function checkRoom(dataDir: string): DoctorCheck {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const held = privateFiles(dataDir).reduce((sum, path) => sum + statSync(path).size, 0);
  const text = `The data takes ${size(held)}; ${size(free)} are free on its disk.`;
  if (free < LEAST_ROOM) {
    return failure(
      "disk_room",
      text,
      "Free some space, or keep rows for fewer days (SIGNALBOX_RETENTION_DAYS): with a full disk nothing new is stored.",
    );
  }
  if (free < held) {
    return warning("disk_room", text, "A backup on this disk needs twice the size of the data.");
  }
  return ok("disk_room", text);
}

function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
