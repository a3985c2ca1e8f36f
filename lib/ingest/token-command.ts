import { resolve } from "node:path";
import { auditedTransaction } from "@/db/control/audited-transaction";
import { createToken } from "@/db/control/create-token";
import { listGateways } from "@/db/control/list-gateways";
import { listTokens } from "@/db/control/list-tokens";
import { revokeToken } from "@/db/control/revoke-token";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { type ControlDb, openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { MOST_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/core/access/token-life";
import { RUNTIMES, type Runtime } from "@/lib/core/attempt/attempt";
import { TOKEN_ROLES, type TokenRole } from "@/lib/core/push/token-role";
import { DAY_MS } from "@/lib/core/time/range";
import { localActor } from "./local-actor";
import { parseOptions, UsageError } from "./parse-options";
import type { CommandIo } from "./upkeep-commands";

export const TOKEN_HELP = `Usage: npm run signalbox -- token create --name NAME --role ROLE [options]
       npm run signalbox -- token list
       npm run signalbox -- token revoke ID

Makes bearer tokens. The secret is printed once, on standard output, and kept nowhere.

  --name NAME         what it is for
  --role ROLE         ${TOKEN_ROLES.join(", ")}
                      ingest only pushes; the others read and write as a person of that role
  --gateway ID        whose evidence an ingest token may push (required for it); new ones are made
  --region REGION     where that Gateway runs
  --runtime PATH      how it is installed: ${RUNTIMES.join(", ")}
  --days N            after which it ends by itself (default: ${TOKEN_DAYS}, at most ${MOST_TOKEN_DAYS})
  --data DIR          Signalbox's data folder (default: SIGNALBOX_DATA or ./data)
  --help              this text`;

const TEXT = { type: "string" } as const;
const OPTIONS = {
  ...{ name: TEXT, role: TEXT, gateway: TEXT, region: TEXT, runtime: TEXT, days: TEXT },
  data: TEXT,
  help: { type: "boolean", short: "h" },
} as const;

/** `signalbox token …`. Returns the exit code; throws UsageError. */
export function tokenCommand(args: readonly string[], io: CommandIo): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
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
      return withDesk(dataDir, io, (desk) => create(desk, tokenOf(values)));
    case "list":
      return withDesk(dataDir, io, list);
    case "revoke":
      return withDesk(dataDir, io, (desk) => revoke(desk, id));
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
  readonly days: number;
};

type Desk = { readonly control: ControlDb; readonly auditKey: Uint8Array; readonly io: CommandIo };

function create({ control, auditKey, io }: Desk, wanted: Wanted): number {
  const { name, role, gateway, days } = wanted;
  const now = io.now();
  const expiresAt = now + days * DAY_MS;
  const actor = localActor();
  const made = auditedTransaction(control, auditKey, (tx, append) => {
    if (gateway !== null) {
      const known = listGateways(tx).find((one) => one.id === gateway);
      const region = wanted.region ?? known?.region ?? null;
      const runtime = wanted.runtime ?? known?.runtime ?? null;
      upsertGateway(tx, { id: gateway, region, runtime }, now);
    }
    const token = { name, role, gateway, expiresAt, createdBy: actor.name };
    const { id, secret } = createToken(tx, token, now);
    append({
      ...{ at: now, actor, address: null, action: "token.created", subject: `${id} ${name}` },
      ...{ before: null, after: { role, gateway, expiresAt }, reason: null },
    });
    return { id, secret };
  });
  io.print(made.secret);
  io.tell(
    `Token ${made.id} (${name}, ${role}), good until ${isoOf(expiresAt)}. It is not shown again.`,
  );
  return 0;
}

function list({ control, io }: Desk): number {
  for (const token of listTokens(control)) {
    io.print(
      JSON.stringify({
        ...token,
        createdAt: isoOf(token.createdAt),
        expiresAt: isoOf(token.expiresAt),
        revokedAt: isoOf(token.revokedAt),
        lastUsedAt: isoOf(token.lastUsedAt),
      }),
    );
  }
  return 0;
}

function revoke({ control, auditKey, io }: Desk, id: string | undefined): number {
  if (id === undefined || !/^\d{1,9}$/.test(id)) {
    throw new UsageError("Name the token by its number: token revoke ID (token list shows them).");
  }
  const now = io.now();
  const revoked = auditedTransaction(control, auditKey, (tx, append) => {
    const token = listTokens(tx).find((one) => one.id === Number(id));
    if (token === undefined || !revokeToken(tx, token.id, now)) return false;
    const { role, gateway, expiresAt, name } = token;
    append({
      ...{ at: now, actor: localActor(), address: null, action: "token.revoked" },
      ...{ subject: `${id} ${name}`, before: { role, gateway, expiresAt } },
      ...{ after: null, reason: null },
    });
    return true;
  });
  if (revoked) {
    io.tell(`Token ${id} is revoked: it is refused from now on.`);
    return 0;
  }
  io.tell(`There is no token ${id} that is still good (token list shows all).`);
  return 1;
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function tokenOf(values: ReturnType<typeof parseOptions<typeof OPTIONS>>["values"]): Wanted {
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
  if (days !== undefined && !(/^[1-9]\d{0,2}$/.test(days) && Number(days) <= MOST_TOKEN_DAYS)) {
    throw new UsageError(`--days must be a number from 1 to ${MOST_TOKEN_DAYS}, not "${days}".`);
  }
  return {
    ...{ name, role, gateway: gateway || null, region: region || null },
    runtime: runtime ?? null,
    days: days === undefined ? TOKEN_DAYS : Number(days),
  };
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return (list as readonly (string | undefined)[]).includes(value);
}

function withDesk(dataDir: string, io: CommandIo, act: (desk: Desk) => number): number {
  migrateStores(dataDir);
  const auditKey = serverKeys(dataDir, io.secret).audit;
  const control = openControl(dataDir);
  try {
    return act({ control, auditKey, io });
  } finally {
    control.$client.close();
  }
}
