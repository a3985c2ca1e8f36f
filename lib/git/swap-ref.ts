import { readRef } from "./read-ref";
import type { Repository } from "./repository";
import { takeLock } from "./take-lock";

/** `moved`: the ref names something else than was expected, and was left as it is. */
export type Swap = "swapped" | "moved";

export type SwapStep = "ref locked" | "ref written";

/**
 * Compare and swap of a ref, by Git's own lock file. `from` `null`: there must be none yet.
 *
 * @param atStep for tests, which end the process there.
 */
export async function swapRef(
  repository: Repository,
  ref: string,
  { from, to }: { readonly from: string | null; readonly to: string },
  atStep: (step: SwapStep) => Promise<void> = async () => {},
): Promise<Swap> {
  const lock = await takeLock(repository, ref);
  try {
    await atStep("ref locked");
    if ((await readRef(repository, ref)) !== from) return "moved";
    await lock.write(`${to}\n`);
    await atStep("ref written");
    await lock.commit();
    return "swapped";
  } finally {
    await lock.release();
  }
}
