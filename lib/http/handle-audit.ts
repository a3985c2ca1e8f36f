import { Readable } from "node:stream";
import { type AuditEntryWire, AuditQuery } from "@/lib/contracts/audit";
import { auditStoresFor } from "@/lib/launch/console-stores";
import type { AuditStores } from "@/lib/services/audit-stores";
import { exportAudit, readAudit } from "@/lib/services/read-audit";
import { ServiceError } from "@/lib/services/service-error";
import { auditCsv } from "./audit-csv";
import { handle } from "./handle";
import { readQuery } from "./read-query";

/** GET /api/v1/audit: a page of entries, or all that match as CSV or as one JSON object a line. */
export const handleAudit = handle(async (request) => {
  return auditResponse(await auditStoresFor(request.headers), new URL(request.url).searchParams);
});

/** The same for stores that are at hand. */
export async function auditResponse(
  stores: AuditStores,
  params: URLSearchParams,
): Promise<Response> {
  const query = readQuery(AuditQuery, params);
  switch (params.get("format") ?? "json") {
    case "json": {
      const headers = { "cache-control": "no-store" };
      return Response.json(await readAudit(stores, query), { headers });
    }
    case "csv":
      return auditCsv(exportAudit(stores, query));
    case "ndjson":
      return ndjson(exportAudit(stores, query));
    default:
      throw new ServiceError("invalid_query", "format: json, csv or ndjson.");
  }
}

function ndjson(entries: AsyncIterable<AuditEntryWire>): Response {
  const lines = Readable.from(inLines(entries));
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.ndjson"',
      "cache-control": "no-store",
    },
  });
}

async function* inLines(entries: AsyncIterable<AuditEntryWire>) {
  const encoder = new TextEncoder();
  for await (const entry of entries) yield encoder.encode(`${JSON.stringify(entry)}\n`);
}
