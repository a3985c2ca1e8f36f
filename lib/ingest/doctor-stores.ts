import { existsSync, statSync } from "node:fs";
import { knownSchema, schemaOf } from "@/db/describe-stores";
import { checkIntegrity } from "@/db/events/maintain/check-integrity";
import { listCheckpoints } from "@/db/events/maintain/list-checkpoints";
import { type StoreName, storeFile } from "@/db/open-store";
import { quickCheck } from "@/db/quick-check";
import type { IngestStatus } from "@/lib/contracts/ingest-status";
import type { KeptSince } from "@/lib/core/rollup/kept-since";
import { type EpochMs, HOUR_MS } from "@/lib/core/time/range";
import { type DoctorCheck, failure, ok, warning } from "./doctor-check";

/** A file of this size is looked through in about a second. */
const QUICK_BYTES = 256e6;
const STORES: readonly StoreName[] = ["control", "events"];
const MOST_NAMED = 3;
const RESTORE = "npm run signalbox -- restore FILE --force";

/** The databases themselves; `deep` makes every sum anew and compares. Throws where one cannot be opened. */
export function checkStores(dataDir: string, deep: boolean): DoctorCheck[] {
  const schema = STORES.map((store) => checkSchema(dataDir, store));
  if (schema.some(({ state }) => state === "failure")) return schema;
  return [...schema, ...checkPages(dataDir, deep), ...checkCheckpoints(dataDir)];
}

function checkSchema(dataDir: string, store: StoreName): DoctorCheck {
  const code = `schema_${store}`;
  const [stored, known] = [schemaOf(dataDir, store), knownSchema(store)];
  if (stored === known) return ok(code, `${store}.db has schema ${stored}.`);
  if (stored > known) {
    return failure(
      code,
      `${store}.db has schema ${stored}; this release knows ${known}.`,
      "It was used with a newer release: go on with that one.",
    );
  }
  return warning(
    code,
    `${store}.db has schema ${stored} of ${known}.`,
    "The next start brings it up to date.",
    "npm start",
  );
}

function checkPages(dataDir: string, deep: boolean): DoctorCheck[] {
  if (deep) {
    const found = checkIntegrity(dataDir);
    if (found.length === 0) {
      return [
        ok("integrity", "Every sum and search key equals its attempts, and they their evidence."),
      ];
    }
    return found.map((text) =>
      failure("integrity", text, "Put the sums together again.", "npm run signalbox -- rebuild"),
    );
  }
  return STORES.map((store) => {
    const code = `integrity_${store}`;
    if (statSync(storeFile(dataDir, store)).size > QUICK_BYTES) {
      return ok(code, `${store}.db was not looked through, for its size: --deep does.`);
    }
    const damage = quickCheck(dataDir, store);
    if (damage === null) return ok(code, `${store}.db is whole.`);
    return failure(code, `${store}.db is damaged: ${damage}.`, "Restore a backup.", RESTORE);
  });
}

function checkCheckpoints(dataDir: string): DoctorCheck[] {
  const listed = listCheckpoints(dataDir);
  const damaged = listed.filter(({ checkpoint }) => checkpoint === null);
  const beyond = listed.filter(({ path, checkpoint }) => {
    if (path === null || checkpoint === null || checkpoint.gone) return false;
    const size = sizeOf(path);
    return size !== null && !isGzip(path) && size < checkpoint.offset;
  });
  const checks: DoctorCheck[] = [];
  if (damaged.length > 0) {
    checks.push(
      warning(
        "checkpoint_damaged",
        `${files(damaged)}: the stored read position is damaged.`,
        "Nothing is lost or stored twice: the file is read from its beginning, and its line counts begin anew.",
      ),
    );
  }
  if (beyond.length > 0) {
    checks.push(
      warning(
        "checkpoint_beyond",
        `${files(beyond)}: read further than the file is long now, so it was cut or replaced.`,
        "What is there is read from its beginning. What was not read before it was cut is listed under losses.",
      ),
    );
  }
  if (checks.length > 0) return checks;
  return [ok("checkpoints", `${listed.length} read positions fit their files.`)];
}

function files(of: readonly { gateway: string; path: string | null }[]): string {
  const named = of.slice(0, MOST_NAMED).map(({ gateway, path }) => path ?? `a file of ${gateway}`);
  return `${named.join(", ")}${of.length > MOST_NAMED ? ` and ${of.length - MOST_NAMED} more` : ""}`;
}

function sizeOf(path: string): number | null {
  return existsSync(path) ? statSync(path).size : null;
}

function isGzip(path: string): boolean {
  return path.endsWith(".gz");
}

/** What retention has left, and whether it runs. */
export function checkRetention(
  kept: KeptSince,
  status: IngestStatus | null,
  now: EpochMs,
): DoctorCheck {
  const rows = Number.isFinite(kept.rows)
    ? `Attempts since ${new Date(kept.rows).toISOString().slice(0, 10)} are kept; of before, only their sums.`
    : "No attempts were dropped so far.";
  const retention = status?.retention;
  if (!retention) return ok("retention", rows);
  if (status.lookedAt - retention.ranAt > 3 * HOUR_MS) {
    return warning(
      "retention",
      `${rows} Old days were last looked for ${Math.round((now - retention.ranAt) / HOUR_MS)} hours ago.`,
      "Look at the messages of the ingester: it tries once an hour.",
    );
  }
  return ok("retention", `${rows} Rows are kept for ${retention.rowDays} days.`);
}
