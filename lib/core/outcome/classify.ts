import type { Outcome } from "./outcome";

/** What an outcome is decided from. */
export type OutcomeEvidence = {
  /** HTTP status; `null` when there was none or it is not known. */
  readonly status: number | null;
  /** Response headers arrived (or the reporter says the call succeeded). */
  readonly answered: boolean;
  /** Something went wrong after a 2xx: a stream that was cut, an error event inside it. */
  readonly failedAfterAnswer: boolean;
  /** Error code of the transport or the provider, e.g. `ECONNRESET`. */
  readonly code: string | null;
  /** Error text of any origin, before or after redaction. */
  readonly text: string | null;
  /** The Gateway's own label (failoverReason): used only where nothing better is known. */
  readonly gatewayReason: string | null;
  /** What the failover decision says of the deadline; `null` when there is none. */
  readonly timedOut: boolean | null;
  /** What the Gateway told the caller of a broken call, where that can be trusted. */
  readonly broke?: "timed_out" | "interrupted" | null;
};

export type Decision = { readonly outcome: Outcome; readonly because: string };

const BILLING =
  /insufficient[_ ](?:quota|credits?|funds|balance)|exceeded your current quota|credit balance is too low|payment required|billing[_ ](?:hard[_ ]limit|not[_ ]active|required)|out of credits|quota_exceeded_billing/i;
const OVERLOADED = /\boverloaded(?:_error)?\b|\bengine is currently overloaded\b/i;
/** Explicit words only; a bare "limit" is in too many other sentences. */
const RATE_LIMIT =
  /rate[ _-]?limit|too many requests|requests per (?:min|day|second)|tokens per (?:min|day)|resource_exhausted|throttl/i;
const MODEL_MISSING =
  /model_not_found|model[^.\n]{0,120}(?:not found|does not exist|is not available|not entitled)|no such model|unknown model/i;
const CONTEXT =
  /context[ _](?:length|window|overflow)|maximum context|too many tokens|prompt is too long/i;
const REFUSED =
  /content[_ ](?:filter|policy)|policy[_ ]violation|safety system|flagged (?:by|as)|responsible ?ai/i;
const ABORTED =
  /\b(?:client|caller)[ _](?:disconnect|abort|signal|closed)|request was aborted|\babort(?:ed)? by (?:the )?(?:user|client|caller)|clientdisconnecterror/i;
const TIMED_OUT = /time(?:d)?[ _-]?out|deadline|no response from model|no progress|model silent/i;
const CUT =
  /\bterminated\b|reset|socket hang up|fetch failed|connection error|refused|other side closed|premature close|stream (?:ended|closed|cut)|broken pipe|certificate|\btls\b|\bssl\b|\bdns\b|enotfound|network/i;

const TIMEOUT_CODES =
  /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|TimeoutError|timeout|timed_out)$/i;
const NETWORK_CODES =
  /^(?:ECONN(?:RESET|REFUSED|ABORTED)|EPIPE|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_\w+|ERR_(?:SSL|TLS)\w*|CERT_\w+|\w*CERTIFICATE\w*|DEPTH_ZERO_\w+|UNABLE_TO_\w+|EPROTO|connection_reset|network)$/i;

/**
 * Decides the outcome of an attempt from its evidence (field guide, section 4). Texts that name a cause
 * win over the status, because a 429 may be a billing lock-out and any status may say "overloaded";
 * the Gateway's label comes last, because its `timeout` mixes time-outs, resets, cut streams and 504s.
 */
export function classify(e: OutcomeEvidence): Decision {
  const { status } = e;
  if (status !== null && status >= 200 && status < 300) {
    return e.failedAfterAnswer
      ? afterAnswer(e)
      : { outcome: "ok", because: `status ${status}, and nothing says that the stream failed` };
  }
  if (status !== null) return byStatus(status, e);
  if (e.answered && !e.failedAfterAnswer)
    return { outcome: "ok", because: "reported as successful" };
  return withoutStatus(e);
}

function byStatus(status: number, e: OutcomeEvidence): Decision {
  const text = e.text ?? "";
  if (status === 402) return { outcome: "billing", because: "status 402" };
  if (BILLING.test(text))
    return { outcome: "billing", because: `status ${status}, and the error text is about billing` };
  if (status === 503 || status === 529)
    return { outcome: "overloaded", because: `status ${status}` };
  if (status === 401) return { outcome: "auth_failed", because: "status 401" };
  if (status !== 400 && status !== 404 && OVERLOADED.test(text)) {
    return {
      outcome: "overloaded",
      because: `status ${status}, and the error text says overloaded`,
    };
  }
  if (status === 429) {
    // Without a text the Gateway has read a body that we have not.
    if (text === "" && e.gatewayReason === "billing")
      return { outcome: "billing", because: "status 429, which the Gateway read as billing" };
    if (text === "" && e.gatewayReason === "overloaded")
      return { outcome: "overloaded", because: "status 429, which the Gateway read as overloaded" };
    return { outcome: "rate_limited", because: "status 429" };
  }
  if (RATE_LIMIT.test(text) && status !== 400) {
    return {
      outcome: "rate_limited",
      because: `status ${status}, and the error text is about a rate limit`,
    };
  }
  if (status === 403) return { outcome: "auth_failed", because: "status 403" };
  if (status === 404) return { outcome: "model_unavailable", because: "status 404" };
  if (status === 408 || status === 504 || status === 522 || status === 524) {
    return { outcome: "timeout", because: `status ${status}` };
  }
  if (status === 499)
    return { outcome: "aborted", because: "status 499: the caller closed the request" };
  if (status >= 500) return { outcome: "server_error", because: `status ${status}` };
  if (MODEL_MISSING.test(text))
    return {
      outcome: "model_unavailable",
      because: `status ${status}, and the error text says the model is missing`,
    };
  if (REFUSED.test(text))
    return { outcome: "refused", because: `status ${status}, and the error text names a policy` };
  if (status === 400 || status === 413 || status === 422 || CONTEXT.test(text)) {
    return { outcome: "invalid_request", because: `status ${status}` };
  }
  return { outcome: "unknown", because: `status ${status} is not one that we know how to read` };
}

function afterAnswer(e: OutcomeEvidence): Decision {
  const named = byCause(e);
  if (named !== null) return { ...named, because: `answered, then failed: ${named.because}` };
  const broken = byTransport(e);
  if (broken !== null) return { ...broken, because: `answered, then failed: ${broken.because}` };
  return byLabel(e, "answered, then failed");
}

function withoutStatus(e: OutcomeEvidence): Decision {
  return byTransport(e) ?? byCause(e) ?? byLabel(e, "no status");
}

function byCause(e: OutcomeEvidence): Decision | null {
  const text = `${e.code ?? ""} ${e.text ?? ""}`;
  if (BILLING.test(text)) return { outcome: "billing", because: "the error text is about billing" };
  if (OVERLOADED.test(text))
    return { outcome: "overloaded", because: "the error text says overloaded" };
  if (RATE_LIMIT.test(text))
    return { outcome: "rate_limited", because: "the error text is about a rate limit" };
  if (MODEL_MISSING.test(text))
    return { outcome: "model_unavailable", because: "the error text says the model is missing" };
  if (REFUSED.test(text)) return { outcome: "refused", because: "the error text names a policy" };
  if (CONTEXT.test(text))
    return { outcome: "invalid_request", because: "the error text is about the context size" };
  if (
    /authentication_error|invalid (?:x-)?api[ -]key|unauthori[sz]ed|permission_error/i.test(text)
  ) {
    return { outcome: "auth_failed", because: "the error text is about the credential" };
  }
  if (/internal server error|server_error|api_error\b/i.test(text)) {
    return { outcome: "server_error", because: "the error text says server error" };
  }
  return null;
}

function byTransport(e: OutcomeEvidence): Decision | null {
  const code = e.code ?? "";
  const text = e.text ?? "";
  if (
    ABORTED.test(`${code} ${text}`) ||
    /caller_signal_aborted|client_closed|^aborted$/i.test(`${code}${text}`)
  ) {
    return { outcome: "aborted", because: "the caller went away" };
  }
  if (TIMEOUT_CODES.test(code)) return { outcome: "timeout", because: `error code ${code}` };
  if (NETWORK_CODES.test(code)) return { outcome: "network", because: `error code ${code}` };
  if (e.broke === "timed_out") {
    return {
      outcome: "timeout",
      because: "the Gateway told the caller that the request timed out",
    };
  }
  if (TIMED_OUT.test(text))
    return { outcome: "timeout", because: "the error text says that a deadline passed" };
  if (e.broke === "interrupted") {
    return { outcome: "network", because: "the Gateway told the caller that the connection broke" };
  }
  if (CUT.test(text))
    return { outcome: "network", because: "the error text says that the connection broke" };
  return null;
}

function byLabel(e: OutcomeEvidence, what: string): Decision {
  const outcome = e.gatewayReason === null ? null : labelOutcome(e.gatewayReason);
  if (outcome === "timeout" && e.timedOut === false) {
    return {
      outcome: "network",
      because: `${what}; the Gateway says timeout, but that no deadline passed`,
    };
  }
  if (outcome !== null)
    return { outcome, because: `${what}; only the Gateway's label "${e.gatewayReason}" tells` };
  return { outcome: "unknown", because: `${what}, and nothing that says why` };
}

/** What a Gateway's label claims; `null` for labels that name no outcome of ours. Field guide, section 4. */
export function labelOutcome(reason: string): Outcome | null {
  switch (reason) {
    case "rate_limit":
      return "rate_limited";
    case "overloaded":
      return "overloaded";
    case "timeout":
      return "timeout";
    case "server_error":
      return "server_error";
    case "auth":
    case "auth_permanent":
      return "auth_failed";
    case "billing":
      return "billing";
    case "model_not_found":
      return "model_unavailable";
    case "format":
    case "context_overflow":
      return "invalid_request";
    case "tls_certificate":
      return "network";
    default:
      return null;
  }
}

/** The Gateway's label claims another outcome than the evidence shows. */
export function contradicts(reason: string | null, outcome: Outcome): boolean {
  const claimed = reason === null ? null : labelOutcome(reason);
  return claimed !== null && claimed !== outcome;
}
