import { copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

const FOLDER = "route-tables.git";
/** What names the commits. The configuration and hooks of a repository are commands to whoever runs Git there. */
const NAMING = ["HEAD", "packed-refs", "refs/heads", "refs/tags"] as const;

type File = { readonly name: string; readonly path: string };

/**
 * The repository of route tables with its names in a backup; nothing where there is none. What names commits is copied to `work`
 * first: objects are written before a name and never change, so those that are there afterwards hold all that is named.
 */
export async function routeTableFiles(dataDir: string, work: string): Promise<File[]> {
  const root = join(dataDir, FOLDER);
  const named = (await Promise.all(NAMING.map((name) => filesBelow(join(root, name))))).flat();
  const copied = named.map((path) => {
    const name = `${FOLDER}/${relative(root, path)}`;
    return { from: path, name, path: join(work, name) };
  });
  for (const { from, path } of copied) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await copyFile(from, path);
  }
  const objects = await filesBelow(join(root, "objects"));
  return [
    ...copied.map(({ name, path }) => ({ name, path })),
    ...objects.flatMap((path) => {
      const name = `${FOLDER}/${relative(root, path)}`;
      return OBJECT.test(name) ? [{ name, path }] : [];
    }),
  ];
}

/** A loose object or a pack; anything else there is somebody's half-written file. */
const OBJECT = /\/objects\/(?:[0-9a-f]{2}\/[0-9a-f]{38}|pack\/pack-[0-9a-f]{40}\.(?:pack|idx))$/;

/** The path itself where it is a file; none where nothing is there. */
async function filesBelow(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
