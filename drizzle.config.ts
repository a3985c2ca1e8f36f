import { defineConfig } from "drizzle-kit";

const store = process.env.STORE === "events" ? "events" : "control";

/** `STORE=events npx drizzle-kit generate --name=what_it_does` writes the next migration of events.db. */
export default defineConfig({
  dialect: "sqlite",
  schema: `./db/schema/${store}.ts`,
  out: `./db/migrations/${store}`,
});
