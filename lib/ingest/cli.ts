import { resolve } from "node:path";
import { rebuildRollups } from "@/db/events/maintain/rebuild-rollups";
import { migrateStores } from "@/db/migrate";
import { INGEST_HELP, parseIngestArgs } from "./ingest-args";
import { ingestCommand } from "./ingest-command";
import { parseOptions, UsageError } from "./parse-options";
import { routesCommand } from "./routes-command";
import { ensureSample } from "./sample-store";
import { sayError } from "./say-error";
import { tokenCommand } from "./token-command";
import { backupCommand, doctorCommand, restoreCommand, UPKEEP_HELP } from "./upkeep-commands";
import { userCommand } from "./user-command";

const HELP = `Usage: npm run signalbox -- COMMAND

  ingest    read logs of a Gateway (npm run signalbox -- ingest --help)
  token     make, list and revoke tokens for pushing (npm run signalbox -- token --help)
  setup-link  print a link that makes the first administrator
  user      invite, list, and let in who is locked out (npm run signalbox -- user --help)
  routes    import, export and check route tables (npm run signalbox -- routes --help)
  rebuild   put all attempts together from their evidence again, and the sums from them [--data DIR]
  demo      make a fresh sample week [--data DIR]; it is shown while no Gateway is configured
${UPKEEP_HELP}

Exit code: 0 done, 1 failed, 2 wrong usage.`;

const cwd = process.env.INIT_CWD ?? process.cwd();
const print = (line: string) => console.log(line);
const tell = (line: string) => console.error(line);
const interrupted = new AbortController();
process.on("SIGINT", () => interrupted.abort());
process.on("SIGTERM", () => interrupted.abort());
process.exitCode = await run(process.argv.slice(2));

async function run([command, ...args]: string[]): Promise<number> {
  try {
    switch (command) {
      case undefined:
        throw new UsageError("Say what to do.");
      case "help":
      case "--help":
      case "-h":
        print(HELP);
        return 0;
      case "ingest":
        return await ingest(args);
      case "token":
        return tokenCommand(args, upkeepIo());
      case "setup-link":
        return userCommand([command, ...args], userIo());
      case "user":
        return userCommand(args, userIo());
      case "routes":
        return await routesCommand(args, upkeepIo());
      case "rebuild":
        return rebuild(dataDirOf(args));
      case "backup":
        return await backupCommand(args, upkeepIo());
      case "restore":
        return await restoreCommand(args, upkeepIo());
      case "doctor":
        return await doctorCommand(args, upkeepIo());
      case "demo":
        await ensureSample(dataDirOf(args), Date.now(), tell, {
          fresh: true,
          secret: process.env.SIGNALBOX_SECRET || null,
        });
        return 0;
      default:
        throw new UsageError(`There is no command "${command}".`);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      tell(`${error.message} (npm run signalbox -- --help says more)`);
      return 2;
    }
    tell(sayError(error));
    return 1;
  }
}

async function ingest(args: string[]): Promise<number> {
  const parsed = parseIngestArgs(args);
  if (parsed === "help") {
    print(INGEST_HELP);
    return 0;
  }
  const dataDir = dataDirFrom(parsed.dataDir);
  const code = await ingestCommand(parsed, {
    cwd,
    dataDir,
    print,
    tell,
    stdin: process.stdin,
    signal: interrupted.signal,
    now: Date.now,
  });
  // A pipe that is still open would keep the process.
  process.stdin.destroy();
  return code;
}

function upkeepIo() {
  const secret = process.env.SIGNALBOX_SECRET || null;
  return { cwd, dataDir: dataDirFrom(null), secret, print, tell, now: Date.now };
}

function userIo() {
  const { SIGNALBOX_URL, HOST, PORT } = process.env;
  const host = HOST || "127.0.0.1";
  const here = `http://${host.includes(":") ? `[${host}]` : host}:${PORT || "3000"}`;
  const url = (SIGNALBOX_URL || here).replace(/\/+$/, "");
  return { ...upkeepIo(), url };
}

function rebuild(dataDir: string): number {
  migrateStores(dataDir);
  rebuildRollups(dataDir, { onDay: (done, of) => tell(`Step ${done} of ${of}`) });
  return 0;
}

function dataDirOf(args: string[]): string {
  const { values, positionals } = parseOptions(args, { data: { type: "string" } });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one word too many.`);
  return dataDirFrom(values.data ?? null);
}

function dataDirFrom(option: string | null): string {
  return option ? resolve(cwd, option) : resolve(process.env.SIGNALBOX_DATA || "data");
}
