import { openRepository } from "@/lib/git/open-repository";
import { readHead } from "@/lib/git/read-ref";
import { MAIN } from "@/lib/git/repository";
import { swapRef } from "@/lib/git/swap-ref";
import { writeVersion } from "@/lib/git/write-version";

/** Adds `count` commits to the main branch, each on whatever is there, and says which it added; or stops for good with the lock. */
const [dir = "", name = "", count = "0", stopAt = ""] = process.argv.slice(2);
const repository = await openRepository(dir, Date.now());
for (let done = 0; done < Number(count); ) {
  const parent = await readHead(repository);
  const sha = await writeVersion(repository, {
    ...{ table: "production", text: `${name} ${done}\n`, parent, message: `${name} ${done}\n` },
    ...{ author: { name, email: `${name}@acme.example` }, atMs: Date.UTC(2026, 10, 22) },
  });
  const swap = await swapRef(repository, MAIN, { from: parent, to: sha }, async (step) => {
    if (step !== stopAt) return;
    process.stdout.write("stopped\n");
    await new Promise((resolve) => setTimeout(resolve, 1_000_000));
  });
  if (swap === "swapped") done += 1;
}
process.stdout.write("done\n");
