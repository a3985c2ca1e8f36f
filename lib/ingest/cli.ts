import { resolve } from "node:path";
import { INGEST_HELP, parseIngestArgs, UsageError } from "./ingest-args";
import { ingestCommand, sayError } from "./ingest-command";

const HELP = `Usage: npm run signalbox -- COMMAND

  ingest   read logs of a Gateway (npm run signalbox -- ingest --help)

Accounts, tokens, rebuild, backup and doctor are not there yet.`;

const interrupted = new AbortController();
process.on("SIGINT", () => interrupted.abort());
process.on("SIGTERM", () => interrupted.abort());
process.exitCode = await run(process.argv.slice(2));

async function run([command, ...args]: string[]): Promise<number> {
  try {
    if (command === undefined || command === "--help" || command === "help") {
      console.log(HELP);
      return command === undefined ? 2 : 0;
    }
    if (command !== "ingest") throw new UsageError(`There is no command "${command}".`);
    const parsed = parseIngestArgs(args);
    if (parsed === "help") {
      console.log(INGEST_HELP);
      return 0;
    }
    const cwd = process.env.INIT_CWD ?? process.cwd();
    return await ingestCommand(parsed, {
      cwd,
      dataDir: parsed.dataDir
        ? resolve(cwd, parsed.dataDir)
        : resolve(process.env.SIGNALBOX_DATA || "data"),
      print: (line) => console.log(line),
      tell: (line) => console.error(line),
      signal: interrupted.signal,
      now: Date.now,
    });
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message} (npm run signalbox -- ingest --help says more)`);
      return 2;
    }
    console.error(sayError(error));
    return 1;
  }
}
