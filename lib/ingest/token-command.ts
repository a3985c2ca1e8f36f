import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { createToken } from "@/db/control/create-token";
import { listGateways } from "@/db/control/list-gateways";
import { listTokens } from "@/db/control/list-tokens";
import { revokeToken } from "@/db/control/revoke-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { type ControlDb, openControl } from "@/db/open-control";
import { RUNTIMES, type Runtime } from "@/lib/core/attempt/attempt";
import { TOKEN_ROLES, type TokenRole } from "@/lib/core/push/token-role";
import { DAY_MS } from "@/lib/core/time/range";
import { UsageError } from "./ingest-args";
import type { CommandIo } from "./upkeep-commands";

export const TOKEN_HELP = `Usage: npm run signalbox -- token create --name NAME --role ROLE [options]
       npm run signalbox -- token list
       npm run signalbox -- token revoke ID

Makes bearer tokens. The secret is printed once, on standard output, and kept nowhere.

  --name NAME         what it is for
  --role ROLE         ${TOKEN_ROLES.join(", ")}
                      Only ingest tokens do something so far: there are no accounts, so nothing
                      asks for the other roles yet.
  --gateway ID        whose evidence an ingest token may push (required for it); new ones are made
  --region REGION     where that Gateway runs
  --runtime PATH      how it is installed: ${RUNTIMES.join(", ")}
  --days N            after which it ends by itself; without, it is good until it is revoked
  --data DIR          Signalbox's data folder (default: SIGNALBOX_DATA or ./data)
  --help              this text`;

/** `signalbox token …`. Returns the exit code; throws UsageError. */
export function tokenCommand(args: readonly string[], io: CommandIo): number {
  const { values, positionals } = parse(args);
  const [action, id, ...more] = positionals;
  if (values.help) {
    io.print(TOKEN_HELP);
    return 0;
  }
  if (more.length > 0 || (id !== undefined && action !== "revoke")) {
    throw new UsageError(`"${more[0] ?? id}" is one word too many.`);
  }
  const dataDir = values.data ? resolve(io.cwd, values.data) : io.dataDir;
  switch (action) {
    case "create":
      return withControl(dataDir, (control) => create(control, tokenOf(values), io));
    case "list":
      return withControl(dataDir, (control) => list(control, io));
    case "revoke":
      return withControl(dataDir, (control) => revoke(control, id, io));
    default:
      throw new UsageError("Say create, list or revoke.");
  }
}

type Wanted = {
  readonly name: string;
  readonly role: TokenRole;
  readonly gateway: string | null;
  readonly region: string | null;
  readonly runtime: Runtime | null;
  readonly days: number | null;
};

function create(control: ControlDb, wanted: Wanted, io: CommandIo): number {
  const { name, role, gateway } = wanted;
  const now = io.now();
  const expiresAt = wanted.days === null ? null : now + wanted.days * DAY_MS;
  const made = control.transaction(
    (tx) => {
      if (gateway !== null) {
        const known = listGateways(tx).find((one) => one.id === gateway);
        const region = wanted.region ?? known?.region ?? null;
        const runtime = wanted.runtime ?? known?.runtime ?? null;
        upsertGateway(tx, { id: gateway, region, runtime }, now);
      }
      return createToken(tx, { name, role, gateway, expiresAt }, now);
    },
    { behavior: "immediate" },
  );
  io.print(made.secret);
  io.tell(`Token ${made.id} (${name}, ${role}). It is not shown again.`);
  if (role !== "ingest") io.tell("Nothing asks for tokens of this role yet.");
  return 0;
}

function list(control: ControlDb, io: CommandIo): number {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  for (const token of listTokens(control)) {
    io.print(
      JSON.stringify({
        ...token,
        createdAt: time(token.createdAt),
        expiresAt: time(token.expiresAt),
        revokedAt: time(token.revokedAt),
        lastUsedAt: time(token.lastUsedAt),
      }),
    );
  }
  return 0;
}

function revoke(control: ControlDb, id: string | undefined, io: CommandIo): number {
  if (id === undefined || !/^\d{1,9}$/.test(id)) {
    throw new UsageError("Name the token by its number: token revoke ID (token list shows them).");
  }
  if (revokeToken(control, Number(id), io.now())) {
    io.tell(`Token ${id} is revoked: it is refused from now on.`);
    return 0;
  }
  io.tell(`There is no token ${id} that is still good (token list shows all).`);
  return 1;
}

function tokenOf(values: ReturnType<typeof parse>["values"]): Wanted {
  const { name, role, gateway, region, runtime, days } = values;
  if (!name) throw new UsageError("Say what the token is for: --name NAME.");
  if (!isOneOf(TOKEN_ROLES, role)) {
    throw new UsageError(`--role must be one of ${TOKEN_ROLES.join(", ")}, not "${role ?? ""}".`);
  }
  if (role === "ingest" && !gateway) {
    throw new UsageError("Say whose evidence the token may push: --gateway ID.");
  }
  if (role !== "ingest" && (gateway || region || runtime)) {
    throw new UsageError("--gateway, --region and --runtime belong to ingest tokens only.");
  }
  if (runtime !== undefined && !isOneOf(RUNTIMES, runtime)) {
    throw new UsageError(`--runtime must be one of ${RUNTIMES.join(", ")}, not "${runtime}".`);
  }
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) {
    throw new UsageError(`--days must be a number of days, not "${days}".`);
  }
  return {
    ...{ name, role, gateway: gateway || null, region: region || null },
    runtime: runtime ?? null,
    days: days === undefined ? null : Number(days),
  };
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return (list as readonly (string | undefined)[]).includes(value);
}

function withControl(dataDir: string, act: (control: ControlDb) => number): number {
  migrateStores(dataDir);
  const control = openControl(dataDir);
  try {
    return act(control);
  } finally {
    control.$client.close();
  }
}

function parse(args: readonly string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ name: text, role: text, gateway: text, region: text, runtime: text, days: text },
        data: text,
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
