import type { Checkpoint, EventWriter, Source } from "@/lib/core/store/event-store";
import { type EvidenceFile, fileKey, tailOf } from "@/lib/files/evidence-file";

export type Recognised = {
  /** What the file is known by: `Source.file`. */
  readonly file: string;
  /** How far it was read; `null` for a file that was not. */
  readonly known: Checkpoint | null;
  /**
   * The file ends before what was read of it: a copy that is not finished, or never was. Nothing in it
   * counts, as long as it is not longer.
   */
  readonly cut: boolean;
};

/** Files that begin with the same line and then differ are numbered. More of them than this are not told apart. */
const MOST_ALIKE = 1_000;

/** Which file this is, by what it holds; `null` while its first line is not finished. */
export async function recogniseFile(
  writer: EventWriter,
  source: Pick<Source, "gateway" | "path">,
  opened: EvidenceFile,
): Promise<Recognised | null> {
  const key = await fileKey(opened);
  if (key === null) return null;
  for (let alike = 1; ; alike++) {
    const file = alike === 1 ? key : `${key}.${alike}`;
    const known = writer.checkpoint({ ...source, file });
    if (known === null || alike === MOST_ALIKE) return { file, known: null, cut: false };
    const tail = await tailOf(opened, known.offset, known.tailBytes);
    if (tail.bytes < known.tailBytes) return { file, known, cut: true };
    if (tail.hash === known.tailHash) return { file, known, cut: false };
  }
}
