import { LOCAL } from "@/lib/core/access/principal";
import type { CommitStep } from "@/lib/core/routes/version-step";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { readRouteDraft } from "@/lib/services/read-route-draft";
import { RouteRefused } from "@/lib/services/route-refused";
import { openRouteStores } from "./open-route-stores";

/** Commits an approved draft in a process of its own, and says how it went; or stops for good at a step, or dies there. */
const [dataDir = "", id = "", stopAt = "", how = "stop"] = process.argv.slice(2);
const open = await openRouteStores(dataDir);
const stores = open(LOCAL, Date.now());
const { draft } = await readRouteDraft(stores, id);
const seen = { contentHash: draft.contentHash ?? "", textHash: draft.textHash };
process.stdout.write("ready\n");
// All that are to run at once begin at once.
await new Promise<void>((resolve) => process.stdin.once("data", () => resolve()));
const atStep = async (step: CommitStep) => {
  process.stdout.write(`${step}\n`);
  if (step === stopAt && how === "die") process.kill(process.pid, "SIGKILL");
  if (step === stopAt) await new Promise((resolve) => setTimeout(resolve, 1_000_000));
};
try {
  const { sha } = await commitRouteDraft({ ...stores, atStep }, id, seen);
  process.stdout.write(`committed ${sha}\n`);
} catch (error) {
  if (!(error instanceof RouteRefused)) throw error;
  process.stdout.write(`refused ${error.refusal.code}\n`);
}
process.exit(0);
