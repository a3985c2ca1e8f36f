import { existsSync } from "node:fs";
import { openEventReader } from "@/db/events/open-event-reader";
import { openControl } from "@/db/open-control";
import { storeFile } from "@/db/open-store";
import { checkWords } from "@/lib/charts/check-words";
import { LOCAL } from "@/lib/core/access/principal";
import { checkTable } from "@/lib/core/routes/check-table";
import { NO_FACTS, type RouteFacts } from "@/lib/core/routes/route-facts";
import { readRouteFacts } from "@/lib/services/read-route-facts";
import { parseTable } from "@/lib/yaml/parse-table";
import type { CommandIo } from "./upkeep-commands";

type Options = {
  readonly dataDir: string;
  /** Whose Gateways' traffic counts; `null`: that of all. */
  readonly table: string | null;
  readonly asJson: boolean;
};

type Evidence = Pick<Options, "dataDir" | "table">;

/** What one finding is told as; `line` from 1, `null`: it stands nowhere in the text. */
type Told = {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly line: number | null;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly detail: string | null;
};

/**
 * `signalbox routes check FILE`: what is wrong with a table by its schema; where nothing is, what the checks of a review find, by the
 * traffic of the data folder where there is one. It changes nothing there. Gives the exit code: 1 where there is an error.
 */
export async function routesCheck(
  text: string,
  { dataDir, table: name, asJson }: Options,
  io: CommandIo,
): Promise<number> {
  const { table, issues, placeOf } = parseTable(text);
  const facts = table === null ? null : await factsOf({ dataDir, table: name }, io);
  const found: Told[] =
    table === null || facts === null
      ? issues.map(({ code, line, path, message }) => ({
          ...{ severity: "error", code, line, path, message, detail: null },
        }))
      : checkTable({ table, base: null, facts }).map((issue) => {
          const { title, detail } = checkWords(issue);
          const { severity, code, path } = issue;
          const line = path.length === 0 ? null : (placeOf(path)?.line ?? null);
          return { severity, code, line, path, message: title, detail };
        });
  const errors = found.filter(({ severity }) => severity === "error").length;
  if (asJson) {
    const asOf = facts === null || facts === NO_FACTS ? null : facts.asOf;
    io.print(JSON.stringify({ isTable: table !== null, asOf, issues: found }));
  } else {
    for (const one of found) io.print(lineOf(one, table !== null));
    if (table !== null && errors === 0) io.tell(goodWords(found.length));
  }
  return errors === 0 ? 0 : 1;
}

/** Of the schema there are only errors, which nobody needs to be told of each. */
function lineOf({ severity, line, path, message, detail }: Told, isTable: boolean): string {
  const where = line === null ? null : `line ${line}`;
  if (!isTable) return [where, path.join("."), message].filter(Boolean).join(": ");
  return [where, severity, `${message}. ${detail}`].filter(Boolean).join(": ");
}

function goodWords(warnings: number): string {
  if (warnings === 0) return "It is a route table.";
  return `It is a route table, with ${warnings} ${warnings === 1 ? "warning" : "warnings"} that a reviewer has to tick where the version before does not have ${warnings === 1 ? "it" : "them"}.`;
}

async function factsOf(of: Evidence, { tell, now }: CommandIo): Promise<RouteFacts> {
  const { dataDir } = of;
  const without = (why: string) => {
    tell(`${why}: checked without traffic.`);
    return NO_FACTS;
  };
  if (!existsSync(storeFile(dataDir, "events")) || !existsSync(storeFile(dataDir, "control"))) {
    return without(`There is no data in ${dataDir}`);
  }
  try {
    const facts = await readFacts(of, now());
    return facts.models.length > 0 ? facts : without(`${dataDir} has seen no call in 30 days`);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== "string" || !code.startsWith("SQLITE_")) throw error;
    return without(`The data in ${dataDir} cannot be read (${code}; signalbox doctor says more)`);
  }
}

async function readFacts({ dataDir, table }: Evidence, now: number): Promise<RouteFacts> {
  const events = openEventReader(dataDir);
  try {
    const control = openControl(dataDir);
    try {
      return await readRouteFacts(
        {
          ...{ principal: LOCAL, address: null, keys: { audit: new Uint8Array() }, mode: "live" },
          ...{ events, control, gateways: [], ingestStatus: null, supervision: null, now },
        },
        table,
      );
    } finally {
      control.$client.close();
    }
  } finally {
    events.close();
  }
}
