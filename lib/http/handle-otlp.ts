import { webLog } from "@/lib/launch/web-log";
import { countMetrics } from "@/lib/otlp/count-metrics";
import type { OtlpEncoding } from "@/lib/otlp/otlp-encoding";
import { readLogs } from "@/lib/otlp/read-logs";
import { UnreadableMessage } from "@/lib/otlp/read-message";
import { readTraces } from "@/lib/otlp/read-traces";
import { type OtlpSignal, writeAnswer, writeStatus } from "@/lib/otlp/write-answer";
import type { PushToken } from "@/lib/services/authorise-push";
import { PushError } from "@/lib/services/push-error";
import { pushLogRecords } from "@/lib/services/push-log-records";
import { pushMetrics } from "@/lib/services/push-metrics";
import { type ExportTaken, pushSpans } from "@/lib/services/push-spans";
import type { PushStores } from "@/lib/services/push-stores";
import { refusalOf } from "@/lib/services/refusal-of";
import { authorisedPush, noteForeignPush } from "./authorised-push";
import { drain, wholeBody } from "./ingest-body";
import { INGEST_PROBLEMS, refusalHeaders } from "./ingest-problem";

const MEDIA_TYPES: Record<OtlpEncoding, string> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

/**
 * POST /v1/traces, /v1/logs and /v1/metrics: OTLP/HTTP in both encodings, answered in the one of the
 * request. Like pushes of lines it answers under any host name.
 */
export function handleOtlp(
  signal: OtlpSignal,
  stores: () => PushStores,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const encoding = encodingOf(request);
    try {
      return await take(signal, stores(), request, encoding);
    } catch (thrown) {
      await drain(request);
      const error = refusalOf(thrown);
      if (error instanceof PushError) return refusal(error, encoding ?? "json");
      if (request.signal.aborted) return new Response(null, { status: 499 });
      webLog().error("An OTLP export failed unexpectedly.", error);
      const { status, rpc, title } = INGEST_PROBLEMS.internal;
      return answer(writeStatus(rpc, title, encoding ?? "json"), status, encoding ?? "json");
    }
  };
}

async function take(
  signal: OtlpSignal,
  stores: PushStores,
  request: Request,
  encoding: OtlpEncoding | null,
): Promise<Response> {
  const token = authorisedPush(stores, request);
  if (encoding === null) {
    throw new PushError(
      "unsupported_media_type",
      `Send OTLP as ${MEDIA_TYPES.protobuf} or ${MEDIA_TYPES.json}.`,
    );
  }
  const { otlpBytes, inflation } = stores.limits;
  const taken = await stores.budget.share(async (hold) => {
    const body = await wholeBody(request, { bytes: otlpBytes, inflation }, hold);
    const noteForeign = () => noteForeignPush(stores, request);
    return takeSignal(signal, stores, token, body, encoding, noteForeign);
  });
  return answer(writeAnswer(signal, taken, encoding), 200, encoding);
}

async function takeSignal(
  signal: OtlpSignal,
  stores: PushStores,
  token: PushToken,
  body: Buffer,
  encoding: OtlpEncoding,
  noteForeign: () => void,
): Promise<ExportTaken> {
  switch (signal) {
    case "traces":
      return pushSpans(
        stores,
        token,
        decoded(() => readTraces(body, encoding)),
      );
    case "logs":
      return pushLogRecords(
        stores,
        token,
        decoded(() => readLogs(body, encoding)),
        noteForeign,
      );
    case "metrics":
      return pushMetrics(
        stores,
        token,
        decoded(() => countMetrics(body, encoding)),
      );
  }
}

function decoded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof UnreadableMessage) throw new PushError("malformed_body", error.message);
    throw error;
  }
}

/** A full disk is 503 here: of 507 senders of OTLP think that trying again is no use. */
function refusal(error: PushError, encoding: OtlpEncoding): Response {
  const { rpc, status } = INGEST_PROBLEMS[error.code];
  const body = writeStatus(rpc, error.message, encoding);
  return answer(body, status === 507 ? 503 : status, encoding, refusalHeaders(error));
}

function answer(
  body: Uint8Array<ArrayBuffer>,
  status: number,
  encoding: OtlpEncoding,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    status,
    headers: { "cache-control": "no-store", ...headers, "content-type": MEDIA_TYPES[encoding] },
  });
}

function encodingOf(request: Request): OtlpEncoding | null {
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (mediaType === MEDIA_TYPES.protobuf || mediaType === "application/protobuf") return "protobuf";
  return mediaType === MEDIA_TYPES.json ? "json" : null;
}
