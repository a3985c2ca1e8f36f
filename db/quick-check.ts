import { openStore, type StoreName } from "./open-store";

/** SQLite's own look at every page of a store: `null` if the file is whole, else its first complaint. */
export function quickCheck(dataDir: string, store: StoreName): string | null {
  const db = openStore(dataDir, store, "read");
  try {
    const answer = db.pragma("quick_check(1)", { simple: true });
    return answer === "ok" ? null : String(answer);
  } finally {
    db.close();
  }
}
