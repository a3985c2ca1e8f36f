import git from "isomorphic-git";
import { durableFs } from "./durable-fs";
import { fileOf, type Repository } from "./repository";

/** A table of five hundred scenarios has about 100 kB. */
const MOST_BYTES = 2_000_000;

export type VersionText =
  | { readonly kind: "text"; readonly text: string; readonly oid: string }
  /** This commit has no such table. */
  | { readonly kind: "missing" }
  /** What stands there cannot be a table: a folder, a link, bytes that are no UTF-8, or too many. */
  | { readonly kind: "unreadable"; readonly oid: string };

/** A table as a commit has it. Throws where there is no such commit. */
export async function readVersion(
  repository: Repository,
  sha: string,
  table: string,
): Promise<VersionText> {
  const at = { fs: durableFs(repository), gitdir: repository.dir };
  const { tree } = await git.readTree({ ...at, oid: sha });
  const entry = tree.find(({ path }) => path === fileOf(table));
  if (entry === undefined) return { kind: "missing" };
  const { oid } = entry;
  if (entry.type !== "blob" || entry.mode === "120000") return { kind: "unreadable", oid };
  const { blob } = await git.readBlob({ ...at, oid });
  if (blob.byteLength > MOST_BYTES) return { kind: "unreadable", oid };
  try {
    // A mark of byte order is part of the text: leaving it out would be another version.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(blob);
    return { kind: "text", text, oid };
  } catch {
    return { kind: "unreadable", oid };
  }
}
