import type { z } from "zod";
import { createDocument } from "zod-openapi";
import { AttemptDetail, Attempts, AttemptsQuery } from "@/lib/contracts/attempts";
import { Context } from "@/lib/contracts/context";
import { Heatmap, HeatmapQuery } from "@/lib/contracts/heatmap";
import { Now, NowQuery } from "@/lib/contracts/now";
import { Problem } from "@/lib/contracts/problem";
import { Quality, QualityQuery } from "@/lib/contracts/quality";
import { Rates, RatesQuery } from "@/lib/contracts/rates";

/** The document of the HTTP interface, made from the schemas that the handlers use. */
export function openapiDocument() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Signalbox",
      version: "1",
      description:
        "Evidence of OpenClaw Gateways. Times are epoch milliseconds, durations end in Ms, ranges are half-open. Repeatable filters: an empty value means unknown, `not_…` excludes.",
    },
    paths: {
      "/api/v1/now": read("The Now screen in one read", NowQuery, Now),
      "/api/v1/heatmap": read("Attempts by any two dimensions", HeatmapQuery, Heatmap),
      "/api/v1/rates": read("Attempts over time by up to three dimensions", RatesQuery, Rates),
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
      "/api/v1/quality": read(
        "What arrives and how much of it is understood",
        QualityQuery,
        Quality,
      ),
      "/api/v1/context": {
        get: { summary: "What every screen's frame needs", responses: answers(Context) },
      },
    },
  });
}

function read(summary: string, query: z.ZodObject, answer: z.ZodType) {
  return { get: { summary, requestParams: { query }, responses: answers(answer) } };
}

function answers(schema: z.ZodType) {
  return {
    "200": { description: "The answer", content: { "application/json": { schema } } },
    default: {
      description: "A refusal (RFC 9457), with a stable `code`",
      content: { "application/problem+json": { schema: Problem } },
    },
  };
}
