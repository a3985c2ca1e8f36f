import { existsSync } from "node:fs";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { openControl } from "@/db/open-control";
import { storeFile } from "@/db/open-store";
import type { EpochMs } from "@/lib/core/time/range";
import { checkAudit } from "./doctor-audit";
import { type DoctorCheck, failure } from "./doctor-check";
import { checkFolder } from "./doctor-folder";
import { checkProcesses } from "./doctor-processes";
import { checkSources } from "./doctor-sources";
import { checkRetention, checkStores } from "./doctor-stores";
import { checkRoutes } from "./routes-doctor";
import { storeTroubleOf, troubleText } from "./store-trouble";

export type DoctorOptions = {
  readonly dataDir: string;
  /** Makes every sum anew to compare: minutes for a large store, with the write lock held a day at a time. */
  readonly deep: boolean;
  /** The root secret; `null`: that of the data folder. */
  readonly secret: string | null;
  readonly now: EpochMs;
};

/** Looks at everything that can go wrong around the data, without changing any of it. */
export async function doctor(options: DoctorOptions): Promise<DoctorCheck[]> {
  const { dataDir, now } = options;
  if (!existsSync(storeFile(dataDir, "events")) || !existsSync(storeFile(dataDir, "control"))) {
    return [
      failure("no_data", `There is no data in ${dataDir}.`, "Start Signalbox once.", "npm start"),
    ];
  }
  return [
    ...checkFolder(dataDir),
    ...(await checkInside(options)),
    ...checkProcesses(dataDir, now),
  ];
}

/** A store that cannot be opened or read is a finding too. */
async function checkInside({ dataDir, deep, secret, now }: DoctorOptions): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  try {
    checks.push(...checkStores(dataDir, deep));
    if (checks.some(({ code, state }) => code.startsWith("schema") && state !== "ok"))
      return checks;
    const events = openEventReader(dataDir);
    const control = openControl(dataDir);
    try {
      checks.push(checkRetention(await events.keptSince(), readIngestStatus(dataDir), now));
      checks.push(...(await checkSources(control, events, now)));
      checks.push(await checkAudit(control, dataDir, secret));
      checks.push(...(await checkRoutes(control, dataDir)));
    } finally {
      events.close();
      control.$client.close();
    }
    return checks;
  } catch (error) {
    const code = storeTroubleOf(error);
    if (code === null) throw error;
    return [...checks, failure(`store_${code}`, troubleText(code, dataDir))];
  }
}
