import { listGateways } from "@/db/control/list-gateways";
import { openEventReader } from "@/db/events/open-event-reader";
import { readIngestStatus } from "@/db/ingest-status";
import { type ControlDb, openControl } from "@/db/open-control";
import { readySample } from "@/db/sample-stores";
import { readSupervisionStatus } from "@/db/supervision-status";
import type { Principal } from "@/lib/core/access/principal";
import { LOCAL } from "@/lib/core/access/principal";
import type { RouteFacts } from "@/lib/core/routes/route-facts";
import type { EventReader } from "@/lib/core/store/event-store";
import type { AccountStores } from "@/lib/services/account-stores";
import type { AuditStores } from "@/lib/services/audit-stores";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readRouteFacts } from "@/lib/services/read-route-facts";
import type { RouteStores } from "@/lib/services/route-stores";
import { ServiceError } from "@/lib/services/service-error";
import type { SingleSignOnStores } from "@/lib/services/single-sign-on-stores";
import { readEnv } from "./env";
import { identify } from "./identify";
import { installation } from "./installation";
import { openRoutes } from "./open-routes";

type Opened = {
  events: Map<string, EventReader>;
  /** Of the sample that is shown: its settings are its own. */
  sample: { dir: string; control: ControlDb } | null;
};

const SIGN_IN = "Sign in, or send `Authorization: Bearer TOKEN`.";

/** Survives the reload of this module during development. */
const holder = globalThis as typeof globalThis & { signalboxStores?: Opened };

/** Who asks, and what services about people need. Throws `unauthenticated` for nobody. */
export async function askedBy(headers: Headers): Promise<AccountStores> {
  const asked = await identify(headers);
  if (asked.principal.kind === "nobody") throw new ServiceError("unauthenticated", SIGN_IN);
  return asked;
}

/** The same where nobody is let in yet: to sign in, or by a link. */
export function askedByAnybody(headers: Headers): Promise<AccountStores> {
  return identify(headers);
}

/** The audit log that who asks may know of: people of the sample read that of the sample. Throws like `askedBy`. */
export async function auditStoresFor(headers: Headers): Promise<AuditStores> {
  const asked = await askedBy(headers);
  const { principal, now } = asked;
  if (principal.kind !== "person" || principal.via !== "sample") return asked;
  const { control, keys } = consoleStores();
  if (control === undefined) throw new ServiceError("not_ready", "The sample has no settings.");
  return { principal, control, keys, now };
}

/**
 * What services about route tables need, in the name of who asks: people of the sample have its tables, everybody else those of
 * the data folder. Throws like `askedBy`.
 */
export async function routeStoresFor(headers: Headers): Promise<RouteStores> {
  const { principal, address, control, keys, now } = await askedBy(headers);
  const { dataDir } = installation();
  const asker = {
    principal,
    address,
    keys,
    now,
    facts: (table: string | null) => routeFacts(principal, table),
  };
  if (principal.kind !== "person" || principal.via !== "sample") {
    return openRoutes(dataDir, { ...asker, control });
  }
  const sample = { ...consoleStores(), dir: readySample(dataDir)?.dir };
  if (sample.control === undefined || sample.dir === undefined) {
    throw new ServiceError("not_ready", "The sample has no settings.");
  }
  return openRoutes(sample.dir, { ...asker, keys: sample.keys, control: sample.control });
}

/** `null`: there is no evidence to read yet. */
async function routeFacts(principal: Principal, table: string | null): Promise<RouteFacts | null> {
  try {
    return await readRouteFacts({ ...consoleStores(), principal }, table);
  } catch (error) {
    if (error instanceof ServiceError && error.code === "not_ready") return null;
    throw error;
  }
}

/** Whether there is a single sign-on. */
export function hasSignOn(): boolean {
  return installation().oidc !== null;
}

/** The same with the provider of single sign-on. Throws `not_found` where there is none. */
export async function askedToSignOn(headers: Headers): Promise<SingleSignOnStores> {
  const { oidc, groupRoles } = installation();
  if (oidc === null) {
    throw new ServiceError("not_found", "There is no single sign-on here: SIGNALBOX_OIDC_ISSUER.");
  }
  return { ...(await identify(headers)), oidc, groupRoles };
}

/**
 * The stores of a request, in the name of who asks. Throws `unauthenticated` for nobody, before anything
 * else is looked at, and what `consoleStores` throws.
 */
export async function storesFor(headers: Headers): Promise<ConsoleStores> {
  const { principal, address } = await askedBy(headers);
  return { ...consoleStores(), principal, address };
}

/**
 * The stores as this process itself reads them, opened at the first call: those of the configured Gateways,
 * or the sample's while there is none. Throws `not_ready` while there is nothing to read yet.
 */
export function consoleStores(): ConsoleStores {
  holder.signalboxStores ??= { events: new Map(), sample: null };
  const opened = holder.signalboxStores;
  const { dataDir, control, keys } = installation();
  const gateways = listGateways(control);
  const live = gateways.length > 0;
  const dir = live ? dataDir : (readySample(dataDir)?.dir ?? null);
  if (dir === null) {
    throw new ServiceError("not_ready", "The sample is being prepared; it takes a few seconds.");
  }
  return {
    principal: LOCAL,
    address: null,
    keys,
    mode: live ? "live" : "sample",
    events: readerOf(opened, dir),
    gateways,
    control: live ? control : sampleControl(opened, dir),
    ingestStatus: readIngestStatus(dataDir),
    supervision: readSupervisionStatus(dataDir),
    now: Date.now(),
  };
}

/** What the processes say of themselves, also while there is nothing to read yet. */
export function processStatuses() {
  const { dataDir } = readEnv(process.env);
  return {
    ingest: readIngestStatus(dataDir),
    supervision: readSupervisionStatus(dataDir),
    now: Date.now(),
  };
}

function sampleControl(opened: Opened, dir: string): ControlDb {
  if (opened.sample?.dir === dir) return opened.sample.control;
  opened.sample?.control.$client.close();
  opened.sample = { dir, control: openControl(dir) };
  return opened.sample.control;
}

/** One reader per folder; those of samples that were replaced are closed. */
function readerOf(opened: Opened, dir: string): EventReader {
  const known = opened.events.get(dir);
  if (known) return known;
  for (const [other, reader] of opened.events) {
    reader.close();
    opened.events.delete(other);
  }
  const reader = openEventReader(dir);
  opened.events.set(dir, reader);
  return reader;
}
