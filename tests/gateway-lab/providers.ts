import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { EpochMs } from "@/lib/core/time/range";
import { ANTHROPIC, type Dialect, failureOf, OPENAI, type Tool } from "./answers";
import { type Behaviour, type Deed, pick, type Rule } from "./weather";

/** What a provider saw and did: the truth about one call. */
export type ProviderCall = {
  readonly gateway: string;
  readonly provider: string;
  readonly model: string;
  /** Profile id. */
  readonly key: string;
  readonly trace: string;
  readonly behaviour: Behaviour;
  /** 0: no answer. */
  readonly status: number;
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  /** The Gateway hung up before the provider had done what it meant to do. */
  readonly cutOff: boolean;
};

type Owner = { readonly gateway: string; readonly profileId: string };
type ChatMessage = { readonly role?: string; readonly content?: unknown };
type ChatRequest = {
  readonly model?: string;
  readonly messages?: readonly ChatMessage[];
  readonly tools?: readonly { readonly name?: string; readonly function?: { name?: string } }[];
};

/** Between two pieces of a stream. */
const PIECE_GAP_MS = 2;
/** A Gateway gives up after 8 s; this only keeps a forgotten connection from staying. */
const LONGEST_HANG_MS = 30_000;
const KEEP_ALIVE_MS = 600_000;
const MOST_TOOL_ROUNDS = 4;
const NO_RULE: Rule = { deeds: [[1, { behaviour: "ok", delayMs: [0, 0] }]] };

/** Every provider of every Gateway, on one port of loopback. A key tells which Gateway calls. */
export class Providers {
  readonly calls: ProviderCall[] = [];
  readonly #owners = new Map<string, Owner>();
  readonly #rules = new Map<string, readonly Rule[]>();
  readonly #server: Server;
  #begun = 0;

  private constructor() {
    // A connection that we close while a request is on its way would be a failure that no provider saw.
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      // A connection that ends early ends its promise too; the truth was written down by then.
      this.#handle(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<Providers> {
    const providers = new Providers();
    providers.#server.listen(0, "127.0.0.1");
    await once(providers.#server, "listening");
    return providers;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Calls that have begun and not ended. */
  get open(): number {
    return this.#begun - this.calls.length;
  }

  admit(key: string, owner: Owner): void {
    this.#owners.set(key, owner);
  }

  setRules(gateway: string, rules: readonly Rule[]): void {
    this.#rules.set(gateway, rules);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [, provider = "", ...path] = (request.url ?? "").split("/");
    const key = keyOf(request);
    const owner = this.#owners.get(key);
    if (request.method !== "POST" || owner === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { model = "", ...chat } = JSON.parse(body.toString("utf8")) as ChatRequest;
    const { gateway, profileId } = owner;
    const rule = this.#rules.get(gateway)?.find(matches(provider, model, profileId)) ?? NO_RULE;
    const call = new OpenCall(
      {
        gateway,
        provider,
        model,
        key: profileId,
        trace: String(request.headers.traceparent ?? "").split("-")[1] ?? "",
      },
      pick(rule),
      (done) => this.calls.push(done),
    );
    this.#begun++;
    const dialect = path.includes("messages") ? ANTHROPIC : OPENAI;
    const tool = toolFor({ model, ...chat });
    await new Exchange(response, dialect, call, this.#begun).answer(tool, body.length);
  }
}

/** A call that is written down once, when it ends. */
class OpenCall {
  readonly #startedAt = Date.now();
  #ended = false;

  constructor(
    readonly of: Pick<ProviderCall, "gateway" | "provider" | "model" | "key" | "trace">,
    readonly deed: Deed,
    private readonly write: (call: ProviderCall) => void,
  ) {}

  end(status: number, cutOff = false): void {
    if (this.#ended) return;
    this.#ended = true;
    const { behaviour } = this.deed;
    const startedAt = this.#startedAt;
    this.write({ ...this.of, behaviour, status, startedAt, endedAt: Date.now(), cutOff });
  }
}

class Exchange {
  constructor(
    private readonly response: ServerResponse,
    private readonly dialect: Dialect,
    private readonly call: OpenCall,
    private readonly number: number,
  ) {}

  async answer(tool: Tool | null, bytesIn: number): Promise<void> {
    const { response, call, dialect } = this;
    const { behaviour, delayMs } = call.deed;
    const { model } = call.of;
    response.on("close", () => call.end(this.#statusSent, true));
    await sleep(delayMs[0] + Math.random() * (delayMs[1] - delayMs[0]));
    if (response.destroyed) return;
    if (behaviour === "hang") return this.#hang();
    if (behaviour === "reset") return this.#reset();
    const failure = failureOf(behaviour, model, dialect === ANTHROPIC);
    if (failure !== null) {
      this.#head(failure.status, "application/json");
      response.end(JSON.stringify(dialect.error(failure.text, `req_lab_${this.number}`)));
      return call.end(failure.status);
    }
    const text = `Lab answer ${this.number} from ${call.of.provider}/${model}.`;
    const tokensIn = Math.ceil(bytesIn / 4);
    const asked = behaviour === "ok" ? tool : null;
    await this.#stream(dialect.stream({ number: this.number, model, text, tool: asked, tokensIn }));
  }

  async #stream({ pieces, breaksAfter }: ReturnType<Dialect["stream"]>): Promise<void> {
    const { response, call } = this;
    const { behaviour } = call.deed;
    this.#head(200, "text/event-stream");
    const breaks = behaviour === "midreset" || behaviour === "midhang";
    for (const piece of breaks ? pieces.slice(0, breaksAfter) : pieces) {
      response.write(piece);
      await sleep(PIECE_GAP_MS);
      if (response.destroyed) return;
    }
    if (behaviour === "midhang") return this.#hang();
    if (behaviour === "midreset") return this.#reset();
    response.end();
    call.end(200);
  }

  #head(status: number, type: string): void {
    this.response.writeHead(status, {
      "content-type": type,
      [this.dialect.requestIdHeader]: `req_lab_${this.number}`,
    });
  }

  get #statusSent(): number {
    return this.response.headersSent ? this.response.statusCode : 0;
  }

  /** Nothing more is sent; the call ends when the Gateway hangs up. */
  #hang(): void {
    const { response, call } = this;
    response.removeAllListeners("close");
    response.on("close", () => call.end(this.#statusSent));
    setTimeout(() => response.destroy(), LONGEST_HANG_MS).unref();
  }

  #reset(): void {
    this.call.end(this.#statusSent);
    this.response.socket?.resetAndDestroy();
  }
}

function matches(provider: string, model: string, profileId: string) {
  return (rule: Rule) =>
    (rule.provider ?? provider) === provider &&
    (rule.model ?? model) === model &&
    (rule.profileId ?? profileId) === profileId;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function keyOf({ headers }: IncomingMessage): string {
  const own = headers["x-api-key"];
  return typeof own === "string" ? own : (headers.authorization ?? "").replace(/^Bearer /, "");
}

/** A few rounds of a tool in each turn, the same number for the same turn: one turn makes several calls. */
function toolFor({ tools = [], messages = [] }: ChatRequest): Tool | null {
  const name = "tool_search";
  if (!tools.some((tool) => (tool.function?.name ?? tool.name) === name)) return null;
  const asked = messages.findLastIndex(
    (message) => message.role === "user" && !isToolResult(message),
  );
  const rounds = messages.slice(asked + 1).filter(isToolResult).length;
  const wanted = sumOf(JSON.stringify(messages[asked]?.content ?? "")) % MOST_TOOL_ROUNDS;
  return rounds < wanted ? { name, query: `status ${rounds}` } : null;
}

function isToolResult({ role, content }: ChatMessage): boolean {
  if (role === "tool") return true;
  return Array.isArray(content) && content.some((part) => part?.type === "tool_result");
}

function sumOf(text: string): number {
  let sum = 7;
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  return sum;
}
