import { createHash } from "node:crypto";
import { preparedRaw } from "@/db/events/store/prepared";
import { openStore } from "@/db/open-store";

/** One hash of every table as it is stored, ids included: equal before and after what changes nothing. */
export function fingerprint(dataDir: string): string {
  const db = openStore(dataDir, "events", "read");
  try {
    const hash = createHash("sha256");
    const tables = preparedRaw(
      db,
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name",
    ).all();
    for (const [table] of tables) {
      hash.update(`\n${table}\n`);
      for (const row of db.prepare(`select * from "${table}"`).raw(true).iterate() as Iterable<
        unknown[]
      >) {
        for (const value of row)
          hash.update(value instanceof Uint8Array ? value : String(value)).update("\u0000");
      }
    }
    return hash.digest("hex");
  } finally {
    db.close();
  }
}
