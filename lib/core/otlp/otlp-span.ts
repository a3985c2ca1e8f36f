/** Values that are kept of attributes; lists and maps, where prompts are found, never are. */
export type OtlpValue = string | number | boolean;

/** What is kept of an OpenTelemetry span. Times are epoch ms, with fractions. */
export type OtlpSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: "internal" | "client" | "server" | "producer" | "consumer" | "unspecified";
  readonly startedAt: number;
  readonly endedAt: number;
  /** The span's status says that it failed. */
  readonly failed: boolean;
  readonly attributes: ReadonlyMap<string, OtlpValue>;
};

/**
 * The only attributes that are read; everything else is dropped while a request is decoded, so no prompt
 * and no completion gets further, wherever a sender puts them.
 */
export const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set([
  "error.type",
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.id",
  "gen_ai.response.model",
  "gen_ai.response.time_to_first_chunk",
  "gen_ai.system",
  "gen_ai.usage.completion_tokens",
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.prompt_tokens",
  "http.response.status_code",
  "http.status_code",
  "openclaw.api",
  "openclaw.errorCategory",
  "openclaw.failureKind",
  "openclaw.model",
  "openclaw.model_call.observation_unit",
  "openclaw.model_call.time_to_first_byte_ms",
  "openclaw.provider",
  "openclaw.transport",
  "server.address",
]);
