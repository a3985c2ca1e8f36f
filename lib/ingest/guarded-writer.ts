import { statSync } from "node:fs";
import type { EventWriter } from "@/lib/core/store/event-store";
import { StoreMoved, type StoreTroubles } from "./store-trouble";

/**
 * A writer that opens its store when it is needed and again after trouble: a connection that met a full
 * or read-only disk may keep a wrong idea of it. Every error of the store is remembered in `troubles`
 * and thrown on; while the store rests, calls fail at once. A batch that was stored ends the trouble.
 *
 * Each call looks whether `file` is still the one that was opened. With a write-ahead log SQLite itself
 * notices that only now and then, and what it takes until then lands in a file that nobody reads.
 */
export function guardedWriter(
  open: () => EventWriter,
  file: string,
  troubles: StoreTroubles,
): EventWriter {
  let opened: EventWriter | null = null;
  let openedFile = "";

  function call(name: string | symbol, args: unknown[]): unknown {
    if (name === "close") return close();
    troubles.requireRest();
    try {
      const found = identityOf(file);
      if (opened === null) {
        if (found === null) throw new StoreMoved(file);
        opened = open();
        openedFile = found;
      }
      if (found !== openedFile) throw new StoreMoved(file);
      const answer = (Reflect.get(opened, name) as (...args: unknown[]) => unknown).apply(
        opened,
        args,
      );
      if (name === "write") troubles.over();
      return answer;
    } catch (error) {
      if (troubles.caught(error)) close();
      throw error;
    }
  }

  function close() {
    const last = opened;
    opened = null;
    try {
      last?.close();
    } catch (error) {
      // Closing folds the write-ahead log back into the file, which the same trouble may prevent.
      if (!troubles.caught(error)) throw error;
    }
  }

  const methods = new Map<string | symbol, (...args: unknown[]) => unknown>();
  return new Proxy({} as EventWriter, {
    get(_, name) {
      // A promise that answers with the writer asks whether it is a promise itself.
      if (name === "then") return undefined;
      const known = methods.get(name) ?? ((...args: unknown[]) => call(name, args));
      methods.set(name, known);
      return known;
    },
  });
}

/** Device and inode, `null` where nothing is. */
function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
