// Preloaded into a Gateway: each writes a host name of its own into its log, as separate machines would.
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

const name = process.env.GATEWAY_LAB_HOSTNAME;
if (name) {
  os.hostname = () => name;
  syncBuiltinESMExports();
}
