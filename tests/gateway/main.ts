import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setUpRuntime } from "../gateway-lab/runtime";
import { judge } from "./judge";
import { runRoutes } from "./routes";
import { runScene } from "./scene";

const HELP = `Usage: npm run test:gateway -- [options]

Runs three real OpenClaw Gateways on this machine against scripted providers, follows them with
Signalbox while their logs rotate, stops one and starts it again, kills another, and compares what
Signalbox tells of every call with what the providers saw. Needs no network but npm's registry for
the first run (about 1 GB in a scratch folder), and about 3 GB of memory.

  --minutes N          of traffic (default 10)
  --concurrency N      turns at the same time in each Gateway (default 4)
  --port N             the Gateways listen here, 30 and 60 ports on; the console 90 (default 19700)
  --without-console    the ingester alone: no build, and no page is asked for
  --routes             only: one Gateway takes the patch of a route table, and its chains are compared
                       with ours while every model fails in turn (about five minutes)
  --keep               leaves logs, truth and stores in the scratch folder also after a success
  --help               this text

The scratch folder is GATEWAY_LAB_DIR, or signalbox-gateway-lab under the temporary directory.
Exit code: 0 equal, 1 not equal or failed, 2 wrong usage.`;

const options = read(process.argv.slice(2));
const folder = process.env.GATEWAY_LAB_DIR || join(tmpdir(), "signalbox-gateway-lab");
mkdirSync(folder, { recursive: true });
const started = Date.now();
const dir = mkdtempSync(join(folder, "run-"));
process.exitCode = await run();

async function run(): Promise<number> {
  try {
    const runtime = await setUpRuntime(folder, say);
    if (options.routes) return await compareRoutes(runtime);
    const report = judge(await runScene({ ...options, dir, runtime, say }));
    console.log(report.text);
    if (report.passed && !options.keep) rmSync(dir, { recursive: true, force: true });
    else console.log(`Logs, truth and stores: ${dir}`);
    return report.passed ? 0 : 1;
  } catch (error) {
    console.error(error);
    console.error(`What there is of it: ${dir}`);
    return 1;
  }
}

async function compareRoutes(runtime: Awaited<ReturnType<typeof setUpRuntime>>): Promise<number> {
  const results = await runRoutes({ port: options.port, dir, runtime, say });
  const wrong = results.filter(({ expected, seen }) => expected.join() !== seen.join());
  for (const { name, expected, seen } of results) {
    const is = expected.join() === seen.join() ? "equal" : "NOT EQUAL";
    console.log(`${is}  ${name}\n  table    ${expected.join(", ")}\n  Gateway  ${seen.join(", ")}`);
  }
  if (wrong.length === 0 && !options.keep) rmSync(dir, { recursive: true, force: true });
  return wrong.length === 0 ? 0 : 1;
}

function say(line: string): void {
  const seconds = String(Math.round((Date.now() - started) / 1_000)).padStart(4);
  console.error(`${seconds} s  ${line}`);
}

function read(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { ...text, default: "10" },
        concurrency: { ...text, default: "4" },
        port: { ...text, default: "19700" },
        "without-console": flag,
        routes: flag,
        keep: flag,
        help: flag,
      },
    });
    if (values.help) end(HELP, 0);
    return {
      minutes: positive(values.minutes, "--minutes"),
      concurrency: positive(values.concurrency, "--concurrency"),
      port: positive(values.port, "--port"),
      withConsole: !values["without-console"],
      routes: values.routes,
      keep: values.keep,
    };
  } catch (error) {
    return end(`${(error as Error).message} (--help says more)`, 2);
  }
}

function positive(value: string, name: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`${name} takes a number above 0, not "${value}".`);
}

function end(text: string, code: 0 | 2): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
