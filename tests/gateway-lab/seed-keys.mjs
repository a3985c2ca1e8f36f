// Writes keys into the state database of OpenClaw, which its own command takes seconds for each of.
// Arguments: the database, and a JSON file {profileId: {type, provider, key}}.
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const [, , database = "", keyFile = ""] = process.argv;
const db = new DatabaseSync(database);
db.exec("pragma busy_timeout = 5000");
const put = db.prepare(
  `insert into config_machine_state(state_key, value_json, updated_at_ms) values (?, ?, ?)
   on conflict(state_key) do update set value_json = excluded.value_json, updated_at_ms = excluded.updated_at_ms`,
);
const state = {
  "auth.sharedStore": { location: "state-db" },
  "authProfiles.store": { version: 1, profiles: JSON.parse(readFileSync(keyFile, "utf8")) },
  "authProfiles.state": { version: 1 },
};
for (const [key, value] of Object.entries(state)) put.run(key, JSON.stringify(value), Date.now());
db.close();
