import { consoleStores } from "@/lib/launch/console-stores";
import { readContext } from "@/lib/services/read-context";

/** 200 once the stores are migrated and the ingester looks at its sources; 503 with the reason before. */
export async function readiness(): Promise<Response> {
  const checks = await check();
  const ready = checks.migrated && checks.ingest === "running";
  return Response.json(
    { status: ready ? "ready" : "not ready", ...checks },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

async function check() {
  try {
    const stores = consoleStores();
    const { ingest, lastAt, mode } = await readContext(stores);
    return {
      migrated: true,
      mode,
      ingest: ingest.state,
      ingestLagMs: ingest.lookedAt === null ? null : stores.now - ingest.lookedAt,
      lastEventAt: lastAt,
      message: ingest.message,
    };
  } catch (error) {
    return { migrated: false, ingest: "unknown", message: (error as Error).message };
  }
}
