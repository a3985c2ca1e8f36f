import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "./refusal.mjs";
import { DEFAULT_SETTINGS, hostFault, portFault, urlFault } from "./settings.mjs";

export const USAGE = `Usage: npm start -- [options]

Serves the console and ingests, after installing and building whatever is missing.

  --port N     port to listen on (PORT, default ${DEFAULT_SETTINGS.PORT})
  --host H     address to listen on (HOST, default ${DEFAULT_SETTINGS.HOST}); another than
               loopback needs SIGNALBOX_URL, the address that people use
  --data DIR   where the data is kept (SIGNALBOX_DATA, default ${DEFAULT_SETTINGS.SIGNALBOX_DATA})
  --prepare    installs and builds, and does not serve: for images and units
  --help       shows this

Every variable: docs/operations.md`;

/**
 * What the options say, else the environment, else the defaults.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder that a relative data folder is meant from
 */
export function startOptions(args, env, folder) {
  const given = parse(args);
  const host = given.host || env.HOST || DEFAULT_SETTINGS.HOST;
  const port = given.port || env.PORT || DEFAULT_SETTINGS.PORT;
  const data = given.data || env.SIGNALBOX_DATA || DEFAULT_SETTINGS.SIGNALBOX_DATA;
  const url = env.SIGNALBOX_URL || DEFAULT_SETTINGS.SIGNALBOX_URL;
  const faults = [
    portFault(port),
    hostFault(host, url),
    urlFault(url, env.SIGNALBOX_INSECURE_HTTP || DEFAULT_SETTINGS.SIGNALBOX_INSECURE_HTTP),
  ].filter((fault) => fault !== null);
  if (faults.length > 0 && !given.help) throw new Refusal(faults.join("\n"), 2);
  return {
    help: given.help === true,
    prepare: given.prepare === true,
    port: Number(port),
    host,
    dataDir: resolve(folder, data),
    url,
  };
}

function parse(/** @type {string[]} */ args) {
  try {
    const text = /** @type {const} */ ({ type: "string" });
    const flag = /** @type {const} */ ({ type: "boolean" });
    const options = {
      port: text,
      host: text,
      data: text,
      prepare: flag,
      help: { ...flag, short: "h" },
    };
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    const [what] = /** @type {Error} */ (error).message.split(/[.\n]/);
    throw new Refusal(`${what}: npm start -- --help lists the options.`, 2);
  }
}
