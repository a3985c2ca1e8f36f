import type { EventWriter } from "@/lib/core/store/event-store";
import type { StoreTroubles } from "./store-trouble";

/**
 * A writer that opens its store when it is needed and again after trouble: a connection that met a full
 * or read-only disk may keep a wrong idea of it. Every error of the store is remembered in `troubles`
 * and thrown on; while the store rests, calls fail at once. A batch that was stored ends the trouble.
 */
export function guardedWriter(open: () => EventWriter, troubles: StoreTroubles): EventWriter {
  let opened: EventWriter | null = null;

  function call(name: string | symbol, args: unknown[]): unknown {
    if (name === "close") return close();
    troubles.requireRest();
    try {
      opened ??= open();
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
