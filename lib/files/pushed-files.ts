import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Every segment of every push log below a data folder, with its name in a backup. */
export async function pushedFiles(dataDir: string): Promise<{ name: string; path: string }[]> {
  const root = join(dataDir, "pushed");
  const files: { name: string; path: string }[] = [];
  for (const gateway of await namesIn(root)) {
    for (const segment of await namesIn(join(root, gateway))) {
      if (!segment.endsWith(".ndjson")) continue;
      files.push({ name: `pushed/${gateway}/${segment}`, path: join(root, gateway, segment) });
    }
  }
  return files;
}

/** None where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}
