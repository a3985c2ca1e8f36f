import { readRef } from "./read-ref";
import type { Repository } from "./repository";
import { swapRef } from "./swap-ref";

/**
 * Gives a version a name that people can say, and says which: where the name means another commit already, made elsewhere, the
 * commit's own is added to it. The same again changes nothing.
 */
export async function tagVersion(
  repository: Repository,
  name: string,
  sha: string,
): Promise<string> {
  for (const tag of [name, `${name}-${sha.slice(0, 10)}`]) {
    const ref = `refs/tags/${tag}`;
    try {
      const there = await readRef(repository, ref);
      if (there === sha) return tag;
      if (there === null && (await swapRef(repository, ref, { from: null, to: sha })) === "swapped")
        return tag;
      if ((await readRef(repository, ref)) === sha) return tag;
    } catch (error) {
      // A tag made elsewhere stands where a folder of ours would be. The version is one without a tag too.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOTDIR" && code !== "EISDIR" && code !== "EEXIST") throw error;
    }
  }
  return name;
}
