/** The bare repository that holds every version of every route table. */
export type Repository = {
  /** Its folder: `route-tables.git` in the data folder. */
  readonly dir: string;
};

/** Where a version counts from: what is not on this branch is no version. */
export const MAIN = "refs/heads/main";

/** Folder inside the repository for our own files: what is being written, and who holds a lock. */
export const OWN_FOLDER = "signalbox";

/** One file for each table, at the root. */
export function fileOf(table: string): string {
  return `${table}.yaml`;
}
