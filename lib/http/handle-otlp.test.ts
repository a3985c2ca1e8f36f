import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter as JsonTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtoTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider, SimpleLogRecordProcessor } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterEach, expect, test } from "vitest";
import { listGateways } from "@/db/control/list-gateways";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { pushFolder } from "@/lib/files/push-segments";
import { StatusSchema } from "@/lib/otlp/generated/google/rpc/status_pb.js";
import { ExportTraceServiceResponseSchema } from "@/lib/otlp/generated/opentelemetry/proto/collector/trace/v1/trace_service_pb.js";
import type { PushLimits } from "@/lib/services/push-limits";
import { type PushScene, pushScene } from "@/tests/push/push-scene";
import { type PushServer, servePush } from "@/tests/push/serve-push";

const open: { scene: PushScene; server: PushServer }[] = [];

afterEach(async () => {
  for (const { scene, server } of open.splice(0)) {
    await server.close();
    await scene.close();
  }
});

async function start(limits: Partial<PushLimits> = {}) {
  const scene = pushScene(limits);
  const server = await servePush(scene.stores);
  open.push({ scene, server });
  const headers = { authorization: `Bearer ${scene.token()}` };
  return { scene, server, headers };
}

type Attributes = Record<string, string | number | boolean | string[]>;

type MadeSpan = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly kind?: SpanKind;
  readonly failed?: boolean;
  readonly startedAt?: number;
  readonly ms?: number;
  readonly event?: Attributes;
};

const NOON = Date.UTC(2026, 10, 22, 12);
const PROMPT = "PROMPTTEXT my card is 4111";

const CHAT: MadeSpan = {
  name: "chat gpt-6-astra",
  kind: SpanKind.CLIENT,
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-6-astra",
    "gen_ai.response.model": "gpt-6-astra-2026-10-01",
    "gen_ai.usage.input_tokens": 120,
    "gen_ai.usage.output_tokens": 40,
    "server.address": "api.openai.com",
    "gen_ai.input.messages": PROMPT,
    "gen_ai.prompt": [PROMPT],
  },
  event: { "gen_ai.completion": PROMPT },
};

/** Sends spans as the OpenTelemetry SDK does. */
async function exportSpans(
  url: string,
  headers: Record<string, string>,
  spans: readonly MadeSpan[],
  { json = false, gzip = false, resource = {} as Attributes } = {},
): Promise<void> {
  const Exporter = json ? JsonTraceExporter : ProtoTraceExporter;
  const exporter = new Exporter({
    url: `${url}/v1/traces`,
    headers,
    compression: (gzip ? "gzip" : "none") as never,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "llm-proxy", ...resource }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("test");
  for (const { name, attributes, kind, failed, startedAt = NOON, ms = 750, event } of spans) {
    const span = tracer.startSpan(name, {
      attributes,
      kind: kind ?? SpanKind.CLIENT,
      startTime: startedAt,
    });
    if (event) span.addEvent("gen_ai.content.completion", event);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR, message: PROMPT });
    span.end(startedAt + ms);
  }
  await provider.forceFlush();
  await provider.shutdown();
}

test.each([
  { json: false, gzip: false },
  { json: false, gzip: true },
  { json: true, gzip: false },
  { json: true, gzip: true },
])("a span of a chat becomes an attempt (%j)", async (form) => {
  const { scene, server, headers } = await start();
  await exportSpans(server.url, headers, [CHAT], form);
  await scene.ingest();
  const attempts = await scene.attempts();
  expect(attempts).toMatchObject([
    {
      at: NOON + 750,
      gateway: "fra-1",
      provider: "openai",
      model: "gpt-6-astra",
      outcome: "ok",
      latencyMs: 750,
      origin: "span",
    },
  ]);
  expect(attempts[0]?.traceId).toMatch(/^[0-9a-f]{32}$/);
});

test("no prompt, completion or error message of a span reaches the disk", async () => {
  const { scene, server, headers } = await start();
  await exportSpans(server.url, headers, [{ ...CHAT, failed: true }]);
  const folder = pushFolder(scene.dataDir, "fra-1");
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(kept.join("")).toContain("gpt-6-astra");
  expect(kept.join("")).not.toContain("PROMPTTEXT");
});

/** What else a span says, the outcome and the status that follow from it. */
const ENDS: readonly (readonly [string, Attributes, string, number | null])[] = [
  ["an HTTP status", { "http.response.status_code": 429 }, "rate_limited", 429],
  ["an HTTP status by its old name", { "http.status_code": 500 }, "server_error", 500],
  ["a status as the error's type", { "error.type": "401" }, "auth_failed", 401],
  ["an SDK's class for one status", { "error.type": "openai.RateLimitError" }, "rate_limited", 429],
  ["a time-out", { "error.type": "timeout" }, "timeout", null],
  ["a class that names a time-out", { "error.type": "APITimeoutError" }, "timeout", null],
  ["a reset", { "error.type": "ECONNRESET" }, "network", null],
  ["a class that says nothing", { "error.type": "Error" }, "unknown", null],
  ["no type at all", {}, "unknown", null],
];

test.each(ENDS)("a failed span with %s", async (_, more, outcome, status) => {
  const { scene, server, headers } = await start();
  const span = { ...CHAT, failed: true, attributes: { ...CHAT.attributes, ...more } };
  await exportSpans(server.url, headers, [span]);
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([{ outcome, status, origin: "span" }]);
});

/** As the page of OpenClaw's exporter says; the plugin itself is not in its package. */
const OPENCLAW_CALL: MadeSpan = {
  name: "openclaw.model.call",
  kind: SpanKind.INTERNAL,
  attributes: {
    "gen_ai.system": "openai",
    "gen_ai.request.model": "nova-large",
    "gen_ai.operation.name": "chat",
    "openclaw.provider": "nova-us",
    "openclaw.model": "nova-large",
    "openclaw.api": "openai-completions",
    "openclaw.transport": "auto",
    "openclaw.model_call.observation_unit": "request",
    "openclaw.model_call.time_to_first_byte_ms": 210,
  },
};

test("OpenClaw's own span keeps the provider's name in its logs and the time to the first byte", async () => {
  const { scene, server, headers } = await start();
  await exportSpans(server.url, headers, [OPENCLAW_CALL]);
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([
    { provider: "nova-us", model: "nova-large", outcome: "ok", ttfbMs: 210, latencyMs: 750 },
  ]);
});

test.each([["the span first"], ["the log first"]])(
  "a span and the Gateway's log of one call are one attempt, with the status of the log (%s)",
  async (order) => {
    const { scene, server, headers } = await start();
    const exported = { ...callSpan("a1"), status: { code: 2 } };
    const line = JSON.stringify({
      0: '{"subsystem":"provider-transport-fetch"}',
      1: "[model-fetch] response provider=anthropic api=anthropic-messages model=claude-opus-5 status=429 elapsedMs=90 dispatcher=new",
      _meta: { logLevelName: "INFO", name: "{}", date: new Date(NOON + 90).toISOString() },
      message: "",
      traceId: exported.traceId,
      spanId: "00f067aa0ba902b7",
    });
    const sendSpan = () =>
      fetch(`${server.url}/v1/traces`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(traceOf([exported])),
      });
    const sendLine = () =>
      fetch(`${server.url}/api/v1/ingest`, { method: "POST", headers, body: line });
    const sends = order === "the span first" ? [sendSpan, sendLine] : [sendLine, sendSpan];
    for (const send of sends) {
      expect((await send()).status).toBe(200);
      await scene.ingest();
    }
    expect(await scene.attempts()).toMatchObject([
      { provider: "anthropic", outcome: "rate_limited", status: 429, latencyMs: 100 },
    ]);
  },
);

test("a failure that OpenClaw's exporter cannot tell is unknown, not a guess", async () => {
  const { scene, server, headers } = await start();
  const error = { "openclaw.errorCategory": "Error", "error.type": "Error" };
  const attributes = { ...OPENCLAW_CALL.attributes, ...error };
  const hung = { ...attributes, "openclaw.failureKind": "timeout" };
  await exportSpans(server.url, headers, [
    { ...OPENCLAW_CALL, attributes, failed: true },
    { ...OPENCLAW_CALL, attributes: hung, failed: true, startedAt: NOON + 1_000 },
  ]);
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([
    { outcome: "timeout", status: null },
    { outcome: "unknown", status: null },
  ]);
});

const TURN = {
  "openclaw.model_call.observation_unit": "turn",
  "gen_ai.operation.name": "invoke_agent",
};

test.each<[string, MadeSpan]>([
  ["an agent's turn", { ...OPENCLAW_CALL, attributes: { ...OPENCLAW_CALL.attributes, ...TURN } }],
  ["a tool", { ...CHAT, attributes: { "gen_ai.operation.name": "execute_tool" } }],
  [
    "an agent",
    { ...CHAT, attributes: { ...CHAT.attributes, "gen_ai.operation.name": "invoke_agent" } },
  ],
  ["the serving side of a chat", { ...CHAT, kind: SpanKind.SERVER }],
  ["a web request", { name: "GET /", attributes: { "http.response.status_code": 200 } }],
])("%s is no attempt", async (_, span) => {
  const { scene, server, headers } = await start();
  await exportSpans(server.url, headers, [span]);
  await scene.ingest();
  expect(await scene.attempts()).toEqual([]);
});

test("spans that come twice, in any export, count once", async () => {
  const { scene, server, headers } = await start();
  const body = JSON.stringify(traceOf([callSpan("a1"), callSpan("a2")]));
  const post = () =>
    fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    });
  expect((await post()).status).toBe(200);
  await scene.ingest();
  expect((await post()).status).toBe(200);
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(2);
});

test("of a framework's span and the SDK's inside it only the inner one is the request", async () => {
  const { scene, server, headers } = await start();
  const outer = callSpan("a1");
  const inner = { ...callSpan("a2"), parentSpanId: outer.spanId };
  await fetch(`${server.url}/v1/traces`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(traceOf([outer, inner])),
  });
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(1);
});

test("the region comes from the resource until a person says it", async () => {
  const { scene, server, headers } = await start();
  const resource = { "cloud.region": "eu-central-1", "deployment.environment": "prod" };
  await exportSpans(server.url, headers, [CHAT], { resource });
  const region = () => listGateways(scene.stores.control)[0]?.region;
  expect(region()).toBe("eu-central-1");
  upsertGateway(scene.stores.control, { id: "fra-1", region: "fra", runtime: null }, 0);
  await exportSpans(server.url, headers, [CHAT], { resource });
  expect(region()).toBe("fra");
});

test("spans of calls that cannot be used are rejected with the reason, and the others are taken", async () => {
  const { scene, server, headers } = await start();
  const nameless = { ...callSpan("a2"), attributes: [attribute("gen_ai.operation.name", "chat")] };
  const timeless = { ...callSpan("a3"), endTimeUnixNano: "1" };
  const response = await fetch(`${server.url}/v1/traces`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(traceOf([callSpan("a1"), nameless, timeless])),
  });
  const { partialSuccess } = (await response.json()) as { partialSuccess: Record<string, string> };
  expect(partialSuccess.rejectedSpans).toBe("2");
  expect(partialSuccess.errorMessage).toContain("no provider");
  await scene.ingest();
  expect(await scene.attempts()).toHaveLength(1);
});

test("log records that are whole lines of a Gateway's log are those lines", async () => {
  const { scene, server, headers } = await start();
  const line = JSON.stringify({
    ...{ time: "2026-11-22T12:00:00.000Z", provider: "qwen", modelId: "max", status: 500 },
    requestId: "r-1",
  });
  const provider = new LoggerProvider({
    processors: [
      new SimpleLogRecordProcessor(new OTLPLogExporter({ url: `${server.url}/v1/logs`, headers })),
    ],
  });
  const logger = provider.getLogger("filelog");
  for (const body of [line, line, "just words", "[model-fetch] response provider=a"]) {
    logger.emit({ body, severityNumber: SeverityNumber.INFO });
  }
  await provider.forceFlush();
  await provider.shutdown();
  await fetch(`${server.url}/api/v1/ingest`, { method: "POST", headers, body: line });
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([{ provider: "qwen", outcome: "server_error" }]);
});

test("log records of another Gateway than the token's are rejected, and in the audit log once a minute", async () => {
  const { scene, server, headers } = await start();
  const line = (gateway: string) =>
    JSON.stringify({
      ...{ time: "2026-11-22T12:00:00.000Z", provider: "qwen", modelId: "max", status: 500 },
      ...{ requestId: "r-1", gateway },
    });
  const send = async (...gateways: string[]) => {
    const logRecords = gateways.map((gateway) => ({ body: { stringValue: line(gateway) } }));
    const response = await fetch(`${server.url}/v1/logs`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
    });
    return response.json();
  };
  const noted = () =>
    scene.stores.control.$client
      .prepare("SELECT actor_kind, actor_id, action, subject FROM audit_entries")
      .all();
  await send("fra-1");
  expect(noted()).toEqual([]);
  for (let time = 0; time < 3; time++) {
    const answer = await send("fra-1", "other", "other");
    expect(answer).toMatchObject({ partialSuccess: { rejectedLogRecords: "2" } });
  }
  const subject = "push for another Gateway";
  expect(noted()).toEqual([
    { actor_kind: "token", actor_id: "1", action: "access.refused", subject },
  ]);
  await scene.ingest();
  expect(await scene.attempts()).toMatchObject([{ gateway: "fra-1" }]);
});

test("metrics are taken, and the answer says that nothing is made of them", async () => {
  const { scene, server, headers } = await start();
  const exporter = new OTLPMetricExporter({ url: `${server.url}/v1/metrics`, headers });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 1e6 });
  const provider = new MeterProvider({ readers: [reader] });
  provider.getMeter("m").createCounter("openclaw.model_call").add(3, { outcome: "error" });
  await provider.shutdown();
  const body = JSON.stringify({ resourceMetrics: [] });
  const response = await fetch(`${server.url}/v1/metrics`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  expect(await response.json()).toMatchObject({
    partialSuccess: { errorMessage: expect.stringContaining("nothing is made of them") },
  });
  await scene.ingest();
  expect(await scene.attempts()).toEqual([]);
  const sources = await scene.stores.events.sources();
  expect(sources).toMatchObject([{ kind: "otlp", irrelevant: 1 }]);
});

test("answers and refusals come in the encoding of the request", async () => {
  const { server, headers } = await start();
  const post = (body: Uint8Array<ArrayBuffer> | string, more: Record<string, string>) =>
    fetch(`${server.url}/v1/traces`, { method: "POST", headers: more, body });
  const proto = { "content-type": "application/x-protobuf" };
  const good = await post(new Uint8Array(), { ...headers, ...proto });
  expect(good.headers.get("content-type")).toBe("application/x-protobuf");
  expect(fromBinary(ExportTraceServiceResponseSchema, await bytesOf(good))).toMatchObject({});

  const refused = await post(new Uint8Array(), proto);
  expect(refused.status).toBe(401);
  expect(fromBinary(StatusSchema, await bytesOf(refused))).toMatchObject({ code: 16 });

  const broken = await post(new Uint8Array([255, 1, 2]), { ...headers, ...proto });
  expect(broken.status).toBe(400);
  expect(fromBinary(StatusSchema, await bytesOf(broken)).code).toBe(3);

  const json = await post("{", { ...headers, "content-type": "application/json" });
  expect(json.status).toBe(400);
  expect(await json.json()).toMatchObject({ code: 3 });

  const other = await post("x", { ...headers, "content-type": "text/plain" });
  expect(other.status).toBe(415);
});

test("an export that is too large, nested too deep or a bomb is refused", async () => {
  const { server, headers } = await start({ otlpBytes: 200_000 });
  const post = (body: string) =>
    fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    });
  expect((await post(`"${"x".repeat(300_000)}"`)).status).toBe(413);
  const deep = `{"arrayValue":{"values":[`.repeat(5_000);
  const body = `{"resourceSpans":[{"resource":{"attributes":[{"key":"k","value":${deep}`;
  expect((await post(body)).status).toBe(400);
  const closed = `${deep}${"]}}".repeat(5_000)}`;
  const whole = `{"resourceSpans":[{"resource":{"attributes":[{"key":"k","value":${closed}}]}}]}`;
  expect((await post(whole)).status).toBe(400);
});

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

function attribute(key: string, value: string) {
  return { key, value: { stringValue: value } };
}

function callSpan(id: string) {
  return {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: `b7ad6b71692033${id}`,
    parentSpanId: "",
    name: "chat",
    kind: 3,
    startTimeUnixNano: `${NOON}000000`,
    endTimeUnixNano: `${NOON + 100}000000`,
    attributes: [
      attribute("gen_ai.operation.name", "chat"),
      attribute("gen_ai.provider.name", "anthropic"),
      attribute("gen_ai.request.model", "claude-opus-5"),
    ],
  };
}

function traceOf(spans: readonly object[]) {
  return { resourceSpans: [{ resource: {}, scopeSpans: [{ spans }] }] };
}
