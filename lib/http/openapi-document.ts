import { z } from "zod";
import { createDocument } from "zod-openapi";
import { AttemptDetail, Attempts, AttemptsQuery } from "@/lib/contracts/attempts";
import { Capabilities, CapabilitiesEdit } from "@/lib/contracts/capabilities";
import { Context } from "@/lib/contracts/context";
import { Difference, DifferenceQuery } from "@/lib/contracts/difference";
import { Downgrades, DowngradesQuery } from "@/lib/contracts/downgrades";
import { Environments, EnvironmentsEdit } from "@/lib/contracts/environments";
import { Heatmap, HeatmapQuery } from "@/lib/contracts/heatmap";
import { Keys, KeysQuery } from "@/lib/contracts/keys";
import { LiveAttempts, LiveBeat, LivePulse, LiveQuery } from "@/lib/contracts/live";
import { Marks, MarksQuery } from "@/lib/contracts/marks";
import { Now, NowQuery } from "@/lib/contracts/now";
import { Problem } from "@/lib/contracts/problem";
import { PushAnswer } from "@/lib/contracts/push";
import { Quality, QualityQuery } from "@/lib/contracts/quality";
import { Rates, RatesQuery } from "@/lib/contracts/rates";
import { RequestDetail, Requests, RequestsQuery } from "@/lib/contracts/requests";
import { Triage, TriageEdit } from "@/lib/contracts/triage";
import { accountPaths } from "./openapi-accounts";
import { routePaths } from "./openapi-routes";

/**
 * The document of the HTTP interface, made from the schemas that the handlers use. `basePath` stands before
 * every path.
 */
export function openapiDocument(basePath: string) {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Signalbox",
      version: "1",
      description:
        "Evidence of OpenClaw Gateways. Times are epoch milliseconds, durations end in Ms, ranges are half-open. Repeatable filters: an empty value means unknown, `not_…` excludes.",
    },
    servers: [{ url: basePath || "/" }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: {
      "/api/v1/now": read(
        "The Now screen in one read; `format=csv` for its findings",
        NowQuery,
        Now,
      ),
      "/api/v1/heatmap": read(
        "Attempts by any two dimensions; `format=csv`",
        HeatmapQuery,
        Heatmap,
      ),
      "/api/v1/rates": read(
        "Attempts over time by up to three dimensions; `format=csv`",
        RatesQuery,
        Rates,
      ),
      "/api/v1/difference": read(
        "What occurs more often in a selection (`in_…`) than in the rest; `format=csv`",
        DifferenceQuery,
        Difference,
      ),
      "/api/v1/attempts": read(
        "Attempts, newest first; `format=csv` for all rows",
        AttemptsQuery,
        Attempts,
      ),
      "/api/v1/attempts/{id}": {
        get: {
          summary: "One attempt with the lines it was put together from",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: answers(AttemptDetail),
        },
      },
      "/api/v1/requests": read(
        "Requests, newest first, with their chains; `q` finds one by any id; `format=csv` for all rows",
        RequestsQuery,
        Requests,
      ),
      "/api/v1/requests/{id}": {
        get: {
          summary: "One request with all that happened to it, or the requests of a session",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: answers(RequestDetail),
        },
      },
      "/api/v1/downgrades": read(
        "Requests served by another model than the one asked for, beside manual interventions; `format=csv` for the table that `table` names",
        DowngradesQuery,
        Downgrades,
      ),
      "/api/v1/quality": read(
        "What arrives and how much of it is understood; `format=csv` for the table that `table` names",
        QualityQuery,
        Quality,
      ),
      "/api/v1/keys": read(
        "Keys: failures, cool-downs and locks, state, and what keys have to do with each other; `format=csv` for the table that `table` names",
        KeysQuery,
        Keys,
      ),
      "/api/v1/marks": read(
        "What changed on Gateways: configuration, sessions, keys, restarts, releases; `format=csv`",
        MarksQuery,
        Marks,
      ),
      "/api/v1/triage": settings(
        "What to do first about which symptom, in the organisation's order",
        TriageEdit,
        Triage,
      ),
      "/api/v1/capabilities": settings(
        "What models can do, by which the cost of a downgrade is named",
        CapabilitiesEdit,
        Capabilities,
      ),
      "/api/v1/environments": settings(
        "Which environment each Gateway serves: the route table of that name is for it",
        EnvironmentsEdit,
        Environments,
      ),
      "/api/v1/live": {
        get: {
          summary:
            "Server-sent events: `pulse` when what a reader would see has changed; with `attempts=1` the attempts that arrive, late ones too; `beat` as a sign of life",
          requestParams: { query: LiveQuery },
          responses: {
            "200": {
              description: "A stream that goes on until either side ends it",
              content: {
                "text/event-stream": { schema: z.union([LivePulse, LiveAttempts, LiveBeat]) },
              },
            },
            ...refusals(),
          },
        },
      },
      "/api/v1/ingest": {
        post: {
          summary:
            "Takes tuples or lines of a Gateway's log, one a line; needs a token of role ingest",
          security: [{ token: [] }],
          parameters: [
            {
              name: "Idempotency-Key",
              in: "header",
              description: "The same body with the same key gets the same answer for a day",
              schema: { type: "string", maxLength: 255 },
            },
          ],
          requestBody: {
            description: "May have `Content-Encoding: gzip`",
            content: { "application/x-ndjson": { schema: { type: "string" } } },
          },
          responses: answers(PushAnswer),
        },
      },
      "/api/v1/context": {
        get: { summary: "What every screen's frame needs", responses: answers(Context) },
      },
      ...accountPaths(),
      ...routePaths(),
    },
  });
}

function read(summary: string, query: z.ZodObject, answer: z.ZodType) {
  return { get: { summary, requestParams: { query }, responses: answers(answer) } };
}

/** A document that people edit: an edit names the version that it began from. */
function settings(summary: string, edit: z.ZodType, answer: z.ZodType) {
  return {
    get: { summary, responses: answers(answer) },
    put: {
      summary: `${summary}: edited; 409 \`conflict\` where \`version\` is not the current one`,
      requestBody: { content: { "application/json": { schema: edit } } },
      responses: answers(answer),
    },
  };
}

function answers(schema: z.ZodType) {
  return {
    "200": { description: "The answer", content: { "application/json": { schema } } },
    ...refusals(),
  };
}

function refusals() {
  return {
    default: {
      description: "A refusal (RFC 9457), with a stable `code`",
      content: { "application/problem+json": { schema: Problem } },
    },
  };
}
