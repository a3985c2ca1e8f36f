import type { Behaviour } from "./weather";

export type Tool = { readonly name: string; readonly query: string };

/** A streamed answer: what is sent piece by piece, and after how many pieces a broken stream breaks. */
export type StreamedAnswer = { readonly pieces: readonly string[]; readonly breaksAfter: number };

export type Dialect = {
  readonly requestIdHeader: string;
  error(error: ErrorText, requestId: string): unknown;
  stream(about: StreamFacts): StreamedAnswer;
};

type StreamFacts = {
  readonly number: number;
  readonly model: string;
  readonly text: string;
  /** Asked for in place of the text. */
  readonly tool: Tool | null;
  readonly tokensIn: number;
};

export type ErrorText = {
  readonly message: string;
  readonly type: string;
  readonly code: string | null;
};

type Failure = Exclude<Behaviour, "ok" | "hang" | "reset" | "midreset" | "midhang">;

const TOKENS_OUT = 12;
const PIECES_OF_TEXT = 4;
/** Pieces of text before a stream breaks. */
const TEXT_BEFORE_BREAK = 2;

/** Status and error of each failure, as the two kinds of providers word it. `$MODEL` is replaced. */
const FAILURES: Record<
  Failure,
  readonly [status: number, openai: ErrorText, anthropic: ErrorText]
> = {
  "429": [
    429,
    error(
      "Rate limit reached for requests per min (RPM): Limit 60, Used 60. Please try again later.",
      "requests",
      "rate_limit_exceeded",
    ),
    error(
      "This request would exceed your account's rate limit. Please try again later.",
      "rate_limit_error",
    ),
  ],
  quota: [
    429,
    error(
      "You exceeded your current quota, please check your plan and billing details.",
      "insufficient_quota",
      "insufficient_quota",
    ),
    error("You have exceeded your weekly usage limit", "rate_limit_error"),
  ],
  "402": [
    402,
    error(
      "Insufficient credits. Add more credits to continue.",
      "billing_error",
      "insufficient_credits",
    ),
    error(
      "Your credit balance is too low to access the API. Please go to Plans & Billing.",
      "billing_error",
    ),
  ],
  "401": [
    401,
    error("Incorrect API key provided.", "invalid_request_error", "invalid_api_key"),
    error("invalid x-api-key", "authentication_error"),
  ],
  revoked: [
    401,
    error(
      "Your API key has been revoked. Create a new key in the console.",
      "invalid_request_error",
      "api_key_revoked",
    ),
    error("This API key has been revoked.", "authentication_error"),
  ],
  "403": [
    403,
    error(
      "Your account is not allowed to access this model in your region.",
      "permission_error",
      "forbidden",
    ),
    error(
      "Your API key does not have permission to use the specified resource",
      "permission_error",
    ),
  ],
  "404": [
    404,
    error(
      "The model `$MODEL` does not exist or you do not have access to it.",
      "invalid_request_error",
      "model_not_found",
    ),
    error("model: $MODEL", "not_found_error"),
  ],
  "400": [
    400,
    error("Invalid value for parameter.", "invalid_request_error", "invalid_value"),
    error("messages: invalid", "invalid_request_error"),
  ],
  "500": [
    500,
    error("The server had an error while processing your request.", "server_error"),
    error("Internal server error", "api_error"),
  ],
  "503": [
    503,
    error(
      "The engine is currently overloaded, please try again later.",
      "server_error",
      "overloaded",
    ),
    error("Overloaded", "overloaded_error"),
  ],
  "504": [
    504,
    error("upstream request timeout", "timeout", "gateway_timeout"),
    error("upstream request timeout", "timeout_error"),
  ],
  "529": [
    529,
    error("Overloaded", "overloaded_error", "overloaded"),
    error("Overloaded", "overloaded_error"),
  ],
};

/** `null`: this behaviour is no answer with an error status. */
export function failureOf(
  behaviour: Behaviour,
  model: string,
  isAnthropic: boolean,
): { status: number; text: ErrorText } | null {
  if (!isFailure(behaviour)) return null;
  const [status, openai, anthropic] = FAILURES[behaviour];
  const text = isAnthropic ? anthropic : openai;
  return { status, text: { ...text, message: text.message.replace("$MODEL", model) } };
}

/** OpenAI's chat completions. */
export const OPENAI: Dialect = {
  requestIdHeader: "x-request-id",
  error: ({ message, type, code }) => ({ error: { message, type, param: null, code } }),
  stream: ({ number, model, text, tool, tokensIn }) => {
    const base = {
      id: `chatcmpl-${number}`,
      object: "chat.completion.chunk",
      created: Math.floor(Date.now() / 1_000),
      model,
    };
    const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
    const delta = (value: unknown, finish: string | null = null) =>
      data({ ...base, choices: [{ index: 0, delta: value, finish_reason: finish }] });
    const content = tool
      ? [
          delta({
            role: "assistant",
            tool_calls: [
              { index: 0, id: `call_${number}`, type: "function", function: callOf(tool) },
            ],
          }),
        ]
      : [
          delta({ role: "assistant", content: "" }),
          ...cut(text).map((piece) => delta({ content: piece })),
        ];
    const usage = {
      prompt_tokens: tokensIn,
      completion_tokens: TOKENS_OUT,
      total_tokens: tokensIn + TOKENS_OUT,
    };
    return {
      pieces: [
        ...content,
        delta({}, tool ? "tool_calls" : "stop"),
        data({ ...base, choices: [], usage }),
        "data: [DONE]\n\n",
      ],
      breaksAfter: 1 + TEXT_BEFORE_BREAK,
    };
  },
};

/** Anthropic's messages. */
export const ANTHROPIC: Dialect = {
  requestIdHeader: "request-id",
  error: ({ message, type }, requestId) => ({
    type: "error",
    error: { type, message },
    request_id: requestId,
  }),
  stream: ({ number, model, text, tool, tokensIn }) => {
    const event = (type: string, value: object = {}) =>
      `event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`;
    const message = {
      id: `msg_${number}`,
      type: "message",
      role: "assistant",
      content: [],
      model,
      stop_reason: null,
      stop_sequence: null,
      usage: {
        input_tokens: tokensIn,
        output_tokens: 1,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
      },
    };
    const block = tool
      ? { type: "tool_use", id: `toolu_${number}`, name: tool.name, input: {} }
      : { type: "text", text: "" };
    const deltas = tool
      ? [{ type: "input_json_delta", partial_json: callOf(tool).arguments }]
      : cut(text).map((piece) => ({ type: "text_delta", text: piece }));
    return {
      pieces: [
        event("message_start", { message }),
        event("content_block_start", { index: 0, content_block: block }),
        ...deltas.map((each) => event("content_block_delta", { index: 0, delta: each })),
        event("content_block_stop", { index: 0 }),
        event("message_delta", {
          delta: { stop_reason: tool ? "tool_use" : "end_turn", stop_sequence: null },
          usage: { output_tokens: TOKENS_OUT },
        }),
        event("message_stop"),
      ],
      breaksAfter: 2 + TEXT_BEFORE_BREAK,
    };
  },
};

function isFailure(behaviour: Behaviour): behaviour is Failure {
  return behaviour in FAILURES;
}

function callOf({ name, query }: Tool) {
  return { name, arguments: JSON.stringify({ query }) };
}

function cut(text: string): string[] {
  const length = Math.ceil(text.length / PIECES_OF_TEXT);
  return Array.from({ length: PIECES_OF_TEXT }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

function error(message: string, type: string, code: string | null = null): ErrorText {
  return { message, type, code };
}
