import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { fromJson, toBinary } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { handleIngest } from "@/lib/http/handle-ingest";
import { handleOtlp } from "@/lib/http/handle-otlp";
import { base64Ids } from "@/lib/otlp/base64-ids";
import { ExportTraceServiceRequestSchema } from "@/lib/otlp/generated/opentelemetry/proto/collector/trace/v1/trace_service_pb.js";
import { type Random, seededRandom } from "@/lib/sample/seeded-random";
import { pushScene } from "./push/push-scene";
import { linesOf } from "./push/recorded-lines";
import { recordings } from "./recordings/recording";

/** `SIGNALBOX_FUZZ=10000 npx vitest run tests/push-fuzz.test.ts` for more. */
const INPUTS = Number(process.env.SIGNALBOX_FUZZ || 1_000);
const WARM_UP = 300;
const INGEST_EVERY = 200;
/** Far above the noise of a collector, far below what bodies of a thousand inputs hold. */
const GROWTH_BYTES = 48 * 1_048_576;

const TRACE = {
  resourceSpans: [
    {
      resource: { attributes: [{ key: "cloud.region", value: { stringValue: "eu" } }] },
      scopeSpans: [
        {
          spans: Array.from({ length: 5 }, (_, n) => ({
            traceId: "0af7651916cd43dd8448eb211c80319c",
            spanId: `b7ad6b716920333${n}`,
            name: "chat",
            kind: 3,
            startTimeUnixNano: "1795348800000000000",
            endTimeUnixNano: "1795348801000000000",
            attributes: [
              { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
              { key: "gen_ai.system", value: { stringValue: "openai" } },
              { key: "gen_ai.request.model", value: { stringValue: "gpt" } },
              { key: "http.response.status_code", value: { intValue: "429" } },
            ],
            status: { code: 2 },
          })),
        },
      ],
    },
  ],
};

const TUPLE =
  '{"time":"2026-11-22T14:52:36.770Z","requestId":"req-8f2c","provider":"anthropic","modelId":"m","status":429,"error":"rate limit"}\n';

function payloads(): readonly [Buffer, ...Buffer[]] {
  const json = structuredClone(TRACE) as never;
  const message = fromJson(ExportTraceServiceRequestSchema, base64Ids(json));
  const logs = recordings().slice(0, 3).map(linesOf);
  return [
    Buffer.from(TUPLE.repeat(5)),
    Buffer.from(JSON.stringify(TRACE)),
    Buffer.from(toBinary(ExportTraceServiceRequestSchema, message)),
    ...logs.map((lines) => Buffer.from(`${lines.slice(0, 40).join("\n")}\n`)),
  ];
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  (body) => body,
  (body, random) => body.subarray(0, random.whole(0, body.length)),
  flipped,
  (body, random) => spliced(body, bytesOf(random, random.whole(1, 60)), random),
  (body, random) => spliced(body, body.subarray(0, random.whole(0, 400)), random),
  (_, random) => bytesOf(random, random.whole(0, 4_000)),
  (body) => gzipSync(body),
  (body, random) => flipped(gzipSync(body), random),
  (_, random) => gzipSync(Buffer.alloc(random.whole(1, 12) * 1_000_000, random.whole(0, 255))),
  (_, random) => Buffer.from('{"a":['.repeat(random.whole(10, 20_000))),
  (_, random) => Buffer.from(`{"resourceSpans":${"[".repeat(random.whole(10, 20_000))}`),
  (body, random) =>
    spliced(body, Buffer.from("fffffffffffffffffffffff7f".slice(0, 24), "hex"), random),
  // A length of a message that goes far beyond its end.
  (_, random) => Buffer.concat([Buffer.from("0affffffff7f", "hex"), bytesOf(random, 50)]),
  (_, random) => deepMessage(random.whole(10, 3_000)),
  (_, random) =>
    Buffer.from(`{"time":"2026-11-22T10:00:00Z","status":${"9".repeat(random.whole(1, 5_000))}}\n`),
  (_, random) =>
    Buffer.from(
      `${'{"time":1795348800,"provider":"__proto__","requestId":'}${random.whole(0, 1e6)}}\n`,
    ),
];

type Mutation = (body: Buffer, random: Random) => Buffer;

function flipped(body: Buffer, random: Random): Buffer {
  const copy = Buffer.from(body);
  for (let n = random.whole(1, 12); n > 0 && copy.length > 0; n--) {
    copy[random.whole(0, copy.length - 1)] = random.whole(0, 255);
  }
  return copy;
}

function spliced(body: Buffer, part: Buffer, random: Random): Buffer {
  const at = random.whole(0, body.length);
  return Buffer.concat([body.subarray(0, at), part, body.subarray(at)]);
}

function bytesOf(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.whole(0, 255)));
}

/** Lists in lists in the value of a resource's attribute, as protobuf. */
function deepMessage(depth: number): Buffer {
  let value = field(0x0a, Buffer.from("end"));
  for (let n = 0; n < depth; n++) value = field(0x2a, field(0x0a, value));
  const attribute = Buffer.concat([field(0x0a, Buffer.from("k")), field(0x12, value)]);
  return field(0x0a, field(0x0a, field(0x0a, attribute)));
}

function field(tag: number, content: Buffer): Buffer {
  const head = [tag];
  let rest = content.length;
  for (; rest > 127; rest = Math.floor(rest / 128)) head.push((rest % 128) + 128);
  return Buffer.concat([Buffer.from([...head, rest]), content]);
}

test(`of ${INPUTS} hostile bodies none crashes anything, is answered by 5xx, or leaves memory behind`, async () => {
  const scene = pushScene({ waitingBytes: 1e9, requestsPerSecond: 1e9 });
  const get = () => scene.stores;
  const handlers = [
    handleIngest(get),
    handleOtlp("traces", get),
    handleOtlp("logs", get),
    handleOtlp("metrics", get),
  ] as const;
  const bodies = payloads();
  const token = scene.token();
  const statuses = new Map<number, number>();
  let heapBefore = 0;
  for (let input = 0; input < WARM_UP + INPUTS; input++) {
    const random = seededRandom(input);
    let body = random.pick(bodies);
    for (let n = random.whole(1, 3); n > 0; n--) body = random.pick(MUTATIONS)(body, random);
    const response = await random.pick(handlers)(requestOf(body, token, random));
    expect(response.status, `input ${input}`).toBeLessThan(500);
    await response.arrayBuffer();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (input % INGEST_EVERY === 0) await scene.ingest();
    if (input === WARM_UP) heapBefore = heapAfterCollection();
  }
  await scene.ingest();
  expect(heapAfterCollection() - heapBefore).toBeLessThan(GROWTH_BYTES);
  // It would prove nothing if all were refused at the door.
  expect(statuses.get(200)).toBeGreaterThan(INPUTS / 10);
  expect(statuses.get(400)).toBeGreaterThan(INPUTS / 50);
  await scene.close();
}, 1_200_000);

function requestOf(body: Buffer, token: string, random: Random): Request {
  const zipped = body[0] === 0x1f && random.happens(0.9);
  const types = ["application/x-protobuf", "application/json"] as const;
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    "content-type": random.pick([...types]),
    ...(zipped || random.happens(0.05) ? { "content-encoding": "gzip" } : {}),
    ...(random.happens(0.1) ? { "idempotency-key": `k${random.whole(0, 20)}` } : {}),
  };
  if (random.happens(0.3)) delete headers["content-type"];
  return new Request("http://127.0.0.1/", { method: "POST", headers, body: body as BodyInit });
}

function heapAfterCollection(): number {
  setFlagsFromString("--expose_gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
