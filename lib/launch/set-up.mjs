import { join } from "node:path";
import { buildIfChanged } from "./build.mjs";
import { fitNode } from "./fit-node.mjs";
import { withLock } from "./folder-lock.mjs";
import { installIfChanged } from "./install.mjs";
import { ROOT } from "./root.mjs";

/**
 * Makes a fresh clone runnable and answers with the Node to run it with. Only one process at a time
 * works on node_modules and .next; a second one waits and then finds everything done.
 *
 * @param {{ buildFor: string | null }} what the address (SIGNALBOX_URL, "" without one) that screens are
 *   built for; `null`: none are needed
 */
export function setUp({ buildFor }) {
  return withLock(
    join(ROOT, ".launch.lock"),
    async () => {
      await installIfChanged();
      const node = fitNode();
      if (buildFor !== null) await buildIfChanged(node, buildFor);
      return node;
    },
    () => console.log("Another command is setting up this folder; waiting until it is done."),
  );
}
