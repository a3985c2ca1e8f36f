import type { TriageOrders } from "./triage-order";

const BACK_OFF = {
  id: "backoff",
  text: "Back off: honour Retry-After and lengthen the waits between retries",
  why: "Every further call spends budget and keeps the limit in place. It needs no change of routing, and undoes itself.",
};
const LOWER_CONCURRENCY = {
  id: "lower-concurrency",
  text: "Lower concurrency: fewer runs at a time, batch and cron jobs later",
  why: "Brings the load under the limit instead of around it. Users wait longer, and keep their model.",
};
const FALLBACK = {
  id: "fallback-model",
  text: "Route to a fallback model for a time, with a date to go back",
  why: "Last: users get another model, and whoever forgets to go back keeps it.",
};
const PROVIDER_CONSOLE = {
  id: "provider-console",
  text: "Look at the provider's console: is the model there, and this account entitled to it?",
  why: "A withdrawn or renamed model is a fact that no change on our side mends.",
};
const STATUS_PAGE = {
  id: "status-page",
  text: "Look at the provider's status page, and whether other regions see the same",
  why: "A fault at the provider ends there. Knowing it saves changing what works.",
};

/** As delivered, until an organisation says otherwise: what changes least for users comes first. */
export const DEFAULT_ORDERS: TriageOrders = {
  rate_limited: [
    BACK_OFF,
    {
      id: "spare-key",
      text: "Use the spare key, if it has a budget of its own",
      why: "Same model for users. A spare that shares the primary's budget burns with it: see Keys.",
    },
    LOWER_CONCURRENCY,
    FALLBACK,
  ],
  overloaded: [
    BACK_OFF,
    STATUS_PAGE,
    {
      id: "other-host",
      text: "Send the same model through another region or host of it",
      why: "Overload is often of one region. Another key does not help: it is not the account's limit.",
    },
    FALLBACK,
  ],
  timeout: [
    {
      id: "longer-deadline",
      text: "Lengthen the deadline, with a cap that users will bear",
      why: "Slow answers that are cut off are paid for and thrown away. Without a cap they pile up.",
    },
    {
      id: "proxy-dns",
      text: "Check proxy and DNS of the Gateways that see it",
      why: "If all providers of one region time out, it is the way out and not the providers.",
    },
    {
      id: "closer-egress",
      text: "Move egress closer to the provider, or route the region elsewhere",
      why: "Mends the distance itself; takes longest, so it comes last.",
    },
  ],
  network: [
    {
      id: "longer-deadline",
      text: "Lengthen connect and idle deadlines, with a cap",
      why: "Resets after a fixed time are often a deadline on the way, of a proxy or a balancer.",
    },
    {
      id: "proxy-dns",
      text: "Check proxy, DNS and TLS of the Gateways that see it",
      why: "Refused, reset and unresolved connections happen on the way: another key or model does not help.",
    },
    {
      id: "closer-egress",
      text: "Use another way out: closer egress, or another region",
      why: "Goes around the broken part; takes longest, so it comes last.",
    },
  ],
  server_error: [
    BACK_OFF,
    STATUS_PAGE,
    {
      id: "own-change",
      text: "Compare with the last change of ours: a new parameter or a larger prompt can trip a provider",
      why: "Errors that began with a change of ours end with its undoing.",
    },
    FALLBACK,
  ],
  auth_failed: [
    {
      id: "which-key",
      text: "Find the key, and whether it is out everywhere or on one Gateway",
      why: "On one Gateway it is that Gateway's configuration; everywhere it is the key.",
    },
    {
      id: "replace-key",
      text: "Replace the key: a person must, it will not mend itself",
      why: "Waiting does not bring a revoked key back; each retry only adds failures.",
    },
    {
      id: "spare-key",
      text: "Put the spare key first meanwhile",
      why: "Same model for users while the key is replaced.",
    },
  ],
  billing: [
    {
      id: "pay",
      text: "Top up, or raise the limit, in the provider's billing console",
      why: "The only thing that ends it. The Gateway's lock-out is a guess at when to try again.",
    },
    {
      id: "spare-account",
      text: "Use a key of another account meanwhile",
      why: "A spare key of the same account is locked with it.",
    },
    FALLBACK,
  ],
  model_unavailable: [
    PROVIDER_CONSOLE,
    {
      id: "route-table",
      text: "Compare the model's id in the route table with the provider's list",
      why: "A wrong id fails on every call from the change on: see the marks on the time axis.",
    },
    {
      id: "no-silent-fallback",
      text: "Let no unrelated model answer in silence: choose the fallback, and tell users",
      why: "A missing model is passed over at once, so users get another one without anybody having decided it.",
    },
  ],
  invalid_request: [
    {
      id: "read-error",
      text: "Read the provider's error of one request: which parameter, which length?",
      why: "It is the request: another key, model or wait gets the same answer.",
    },
    {
      id: "own-change",
      text: "Undo the change of prompt, tools or parameters that it began with",
      why: "Bad requests begin with a change of the caller.",
    },
    {
      id: "context",
      text: "For context overflows: shorten, or route long requests to a model with more context",
      why: "A fallback with less context fails where the primary did not.",
    },
  ],
  refused: [
    {
      id: "read-error",
      text: "Read what was refused and by which policy",
      why: "A refusal is an answer: retrying it elsewhere can break the policy of both.",
    },
    {
      id: "owner",
      text: "Hand it to the owner of the prompt",
      why: "Nobody on call can decide what may be asked.",
    },
  ],
  aborted: [
    {
      id: "slow",
      text: "See whether callers left because answers were slow",
      why: "Aborted calls that follow slow ones are timeouts of the callers.",
    },
    {
      id: "caller",
      text: "Ask the caller's owner about its deadlines",
      why: "A deadline below the model's usual answer time gives up on every long answer.",
    },
  ],
  unknown: [
    {
      id: "read-lines",
      text: "Read the lines of one attempt: what did the provider say?",
      why: "Nothing proves an outcome here, so no order of actions can be right.",
    },
    {
      id: "data-quality",
      text: "Look at Data quality: a new release may write lines that are not understood",
      why: "A growing share of unknown outcomes means that the reading is behind the Gateway.",
    },
  ],
  partial: [
    {
      id: "per-key-counters",
      text: "Compare the keys: which succeed and which fail?",
      why: "If some keys of one place work, neither provider nor way is down.",
    },
    {
      id: "session-pinning",
      text: "Look for sessions that are pinned to the failing key, and unpin them",
      why: "A session stays with its key: its users see nothing but failures while others see none.",
    },
    {
      id: "sharding",
      text: "Shard: spread load over the keys, each with a budget of its own",
      why: "Ends it for good; is a change of configuration, so it comes last.",
    },
  ],
};
