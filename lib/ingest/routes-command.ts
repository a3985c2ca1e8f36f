import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { serverKeys } from "@/db/server-keys";
import { IMPORT_WORDS, NOT_EXPORTED_WORDS } from "@/lib/charts/route-import-words";
import { LOCAL } from "@/lib/core/access/principal";
import { isTableName } from "@/lib/core/routes/version-name";
import { readOpenclawConfig } from "@/lib/files/read-openclaw-config";
import { openRepository } from "@/lib/git/open-repository";
import { readTable } from "@/lib/launch/read-table";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { exportRouteTable } from "@/lib/services/export-route-table";
import { importedRoutes } from "@/lib/services/import-route-config";
import { readRouteVersion, readRouteVersions } from "@/lib/services/read-route-versions";
import type { RouteStores } from "@/lib/services/route-stores";
import { startRoutes } from "@/lib/services/start-routes";
import { parseOptions, UsageError } from "./parse-options";
import { routesCheck } from "./routes-check";
import type { CommandIo } from "./upkeep-commands";

/** A table of five hundred scenarios has about 100 kB. */
const MOST_BYTES = 2_000_000;

export const ROUTES_HELP = `Usage: npm run signalbox -- routes import FILE --table NAME [--cron FILE] [--dry-run]
       npm run signalbox -- routes export --table NAME [--config FILE]
       npm run signalbox -- routes check FILE [--table NAME] [--json]
       npm run signalbox -- routes log [--table NAME]

None of these commits anything: a change becomes a version only after a review in the console.

  routes import       begins a draft of a table from an openclaw.json and what it includes below its folder;
                      prints the draft's id, and on standard error what was understood and what was not.
                      No secret is taken. --dry-run prints the text and begins no draft
  routes export       prints the newest version of a table. With --config, the answer of config.get: the patch
                      for config.patch that a Gateway with this configuration needs, as JSON
  routes check        says what is wrong with a table in YAML, and what the checks of a review find in it, by the
                      traffic of the data folder where there is any: with --table that of the Gateways that
                      serve it. Changes nothing. Exit code 1 where there is an error, 0 with warnings only. --json prints one object: isTable, asOf, issues
  routes log          versions, the newest first, one JSON object a line

  --table NAME        small letters, digits and hyphens
  --cron FILE         the Gateway's jobs: its jobs.json, or the answer of cron.list
  --data DIR          Signalbox's data folder (default: SIGNALBOX_DATA or ./data)
  --help              this text`;

const TEXT = { type: "string" } as const;
const OPTIONS = {
  ...{ table: TEXT, config: TEXT, cron: TEXT, data: TEXT },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** `signalbox routes …`. Returns the exit code; throws UsageError. */
export async function routesCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help) {
    io.print(ROUTES_HELP);
    return 0;
  }
  const [action, file, ...more] = positionals;
  const takesFile = action === "import" || action === "check";
  if (more.length > 0 || (file !== undefined && !takesFile)) {
    throw new UsageError(`"${more[0] ?? file}" is one word too many.`);
  }
  const path = (name: string) => resolve(io.cwd, name);
  const run = (act: (stores: RouteStores) => Promise<number>) =>
    withStores(values.data ? path(values.data) : io.dataDir, io, act);
  switch (action) {
    case "import": {
      const table = tableOf(values.table);
      const cron = values.cron === undefined ? null : readJson(path(values.cron));
      const imported = importFile(path(fileOf(file)), cron, io);
      if (imported === null) return 1;
      if (values["dry-run"]) {
        io.print(imported.trimEnd());
        return 0;
      }
      return run((stores) => begin(stores, table, imported, io));
    }
    case "export": {
      const table = tableOf(values.table);
      const config = values.config === undefined ? null : readJson(path(values.config));
      return run((stores) => exportTable(stores, table, config, io));
    }
    case "check":
      return routesCheck(
        readText(path(fileOf(file))),
        {
          dataDir: values.data ? path(values.data) : io.dataDir,
          table: values.table === undefined ? null : tableOf(values.table),
          asJson: values.json === true,
        },
        io,
      );
    case "log": {
      const table = values.table === undefined ? undefined : tableOf(values.table);
      return run((stores) => log(stores, table, io));
    }
    default:
      throw new UsageError("Say import, export, check or log.");
  }
}

/** The text of a draft; `null`: the configuration could not be read, and it was said why. */
function importFile(path: string, cron: unknown, { tell }: CommandIo): string | null {
  const { text, issues, report, isTable } = importedRoutes(
    readOpenclawConfig(path),
    cron,
    readTable,
  );
  for (const issue of issues) {
    const { code, file = "", line } = issue;
    const where = issue.files?.join(" → ") ?? (line === undefined ? file : `${file}:${line}`);
    tell(`${where}: ${code.replaceAll("_", " ")}`);
  }
  for (const { path: where, why } of report) tell(`${where || "(all)"}: ${IMPORT_WORDS[why]}`);
  if (text !== null && !isTable)
    tell("The text is no whole table yet: the draft has to be edited.");
  return text;
}

async function begin(
  stores: RouteStores,
  table: string,
  text: string,
  { print, tell }: CommandIo,
): Promise<number> {
  const { draft } = await beginRouteDraft(stores, { table, text, title: "Import openclaw.json" });
  print(draft.id);
  tell(`This is a draft of ${table}: hand it in for review in the console.`);
  return 0;
}

async function exportTable(
  stores: RouteStores,
  table: string,
  config: unknown,
  { print, tell }: CommandIo,
): Promise<number> {
  const [newest] = await readRouteVersions(stores, { table, limit: 1 });
  if (newest === undefined) {
    tell(`There is no version of ${table} (routes log shows all).`);
    return 1;
  }
  const { sha } = newest;
  if (config === null) {
    const { text } = await readRouteVersion(stores, { table, sha });
    if (text === null) tell(`Version ${newest.number} of ${table} cannot be read there.`);
    else print(text.replace(/\n$/, ""));
    return text === null ? 1 : 0;
  }
  if (!isConfig(config)) throw new UsageError("--config must be an object in JSON.");
  const { patch, replacePaths, left } = await exportRouteTable(stores, { table }, { config, sha });
  print(JSON.stringify({ patch, replacePaths }));
  for (const { path, why } of left) tell(`${path}: ${NOT_EXPORTED_WORDS[why]}`);
  return 0;
}

async function log(
  stores: RouteStores,
  table: string | undefined,
  { print }: CommandIo,
): Promise<number> {
  for (const version of await readRouteVersions(stores, { table })) {
    const { table: of, number, sha, at, title, reviewers, ticket, isEmergency } = version;
    const author = `${version.authorName} <${version.authorEmail}>`;
    const time = new Date(at).toISOString();
    print(
      JSON.stringify({
        ...{ table: of, number, sha, at: time, author, reviewers, title, ticket, isEmergency },
      }),
    );
  }
  return 0;
}

async function withStores(
  dataDir: string,
  io: CommandIo,
  act: (stores: RouteStores) => Promise<number>,
): Promise<number> {
  migrateStores(dataDir);
  const keys = serverKeys(dataDir, io.secret);
  const control = openControl(dataDir);
  try {
    const now = io.now();
    const repository = await openRepository(join(dataDir, "route-tables.git"), now);
    const stores = { ...{ principal: LOCAL, address: null, control, keys }, repository, readTable };
    await startRoutes({ ...stores, remote: null, now });
    return await act({ ...stores, remote: null, now });
  } finally {
    control.$client.close();
  }
}

function tableOf(name: string | undefined): string {
  if (name === undefined) throw new UsageError("Say which table: --table NAME.");
  if (isTableName(name)) return name;
  throw new UsageError("--table has small letters, digits and hyphens, at most 64.");
}

function fileOf(file: string | undefined): string {
  if (file === undefined) throw new UsageError("Say which file.");
  return file;
}

function readText(path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new UsageError(`${path} is too large.`);
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read.`);
  }
}

/** Its errors would quote the file, which may hold secrets. */
function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON.`);
  }
}

function isConfig(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
