import { setTimeout as pause } from "node:timers/promises";
import { type FSWatcher, watch } from "chokidar";
import { foldersOf, mayCover } from "@/lib/files/covered-files";

/** Lines come in bursts, and storing many together costs much less than storing each. */
const REST_MS = 200;

/**
 * Wakes whoever follows files when something changes in their folders. Only a wake: file systems that
 * do not notify, or folders that cannot be watched, are covered by looking without one.
 */
export class FolderWatch {
  readonly #watcher: FSWatcher;
  #folders = new Set<string>();
  #patterns: readonly string[] = [];
  #changed = false;
  #wake = () => {};

  constructor() {
    this.#watcher = watch([], { depth: 0, ignoreInitial: true, ignorePermissionErrors: true });
    this.#watcher.on("all", (event, path) => {
      // A folder may be full of files that are nobody's log.
      const folder = event === "addDir" || event === "unlinkDir";
      if (!folder && !this.#patterns.some((pattern) => mayCover(pattern, path))) return;
      this.#changed = true;
      this.#wake();
    });
    this.#watcher.on("error", () => {});
  }

  /** Watches for files of these sources, also in `folders`, and for no others. */
  watch(patterns: readonly string[], folders: Iterable<string>): void {
    this.#patterns = patterns;
    const wanted = new Set([...patterns.flatMap(foldersOf), ...folders]);
    const added = [...wanted].filter((folder) => !this.#folders.has(folder));
    const removed = [...this.#folders].filter((folder) => !wanted.has(folder));
    if (added.length > 0) this.#watcher.add(added);
    if (removed.length > 0) this.#watcher.unwatch(removed);
    this.#folders = wanted;
  }

  /** Resolves after the next change (at once if there was one since the last call), or after `atMostMs`. */
  async next(atMostMs: number, signal: AbortSignal): Promise<void> {
    if (!this.#changed) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      const ended = AbortSignal.any([signal, woken.signal]);
      await pause(atMostMs, undefined, { signal: ended }).catch(() => {});
      this.#wake = () => {};
    }
    if (this.#changed) await pause(REST_MS, undefined, { signal }).catch(() => {});
    this.#changed = false;
  }

  async close(): Promise<void> {
    await this.#watcher.close();
  }
}
