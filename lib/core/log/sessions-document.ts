import type { Evidence } from "@/lib/core/attempt/evidence";
import { parseInstant } from "@/lib/core/time/parse-instant";
import { name } from "./fetch-line";
import type { RejectionReason } from "./parsed-line";

type Json = Readonly<Record<string, unknown>>;

/** An entry of a sessions document: evidence, or why it is none. */
export type SessionEntry =
  | { readonly kind: "evidence"; readonly evidence: Evidence; readonly identity: string }
  | { readonly kind: "irrelevant" }
  | { readonly kind: "malformed"; readonly reason: RejectionReason };

/**
 * Reads an answer of `audit.activity.list` or `sessions.list` (field guide, section 5): one JSON
 * document, maybe inside the envelope that a command line client prints. `null`: it is neither.
 */
export function readSessionsDocument(text: string): SessionEntry[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const lists = listsOf(json);
  if (lists === null) return null;
  return [...lists.events.map(readEvent), ...lists.sessions.map(readSession)];
}

function listsOf(
  json: unknown,
): { events: readonly unknown[]; sessions: readonly unknown[] } | null {
  const top = Array.isArray(json) ? { events: json } : objectOf(json);
  for (const object of [top, objectOf(top.result), objectOf(top.payload)]) {
    const { events, sessions } = object;
    if (Array.isArray(events) && (events.length === 0 || events.some(isAuditEvent))) {
      return { events, sessions: [] };
    }
    if (Array.isArray(sessions)) return { events: [], sessions };
  }
  return null;
}

function isAuditEvent(value: unknown): boolean {
  const { occurredAt, action } = objectOf(value);
  return occurredAt !== undefined && typeof action === "string";
}

function readEvent(value: unknown): SessionEntry {
  const event = objectOf(value);
  if (event.kind !== "agent_run" && event.eventType !== "agent_run") return { kind: "irrelevant" };
  const at = parseInstant(event.occurredAt);
  if (at === null) return { kind: "malformed", reason: "timestamp" };
  const action = text(event.action) ?? "";
  return entry(at, event.runId, event, `audit ${text(event.eventId) ?? `${action} ${at}`}`);
}

/** Only the last run of a session is named there. */
function readSession(value: unknown): SessionEntry {
  const session = objectOf(value);
  if (session.lastRunId === undefined || session.lastRunId === null) return { kind: "irrelevant" };
  const at =
    parseInstant(session.startedAt) ??
    parseInstant(session.lastActivityAt) ??
    parseInstant(session.updatedAt);
  if (at === null) return { kind: "malformed", reason: "timestamp" };
  return entry(at, session.lastRunId, { ...session, sessionKey: session.key }, "sessions.list");
}

function entry(at: number, run: unknown, fields: Json, source: string): SessionEntry {
  const runId = text(run);
  const sessionId = text(fields.sessionId);
  if (runId === null || sessionId === null) return { kind: "malformed", reason: "wrong_type" };
  const key = text(fields.sessionKey);
  const fact = {
    kind: "run_session",
    runId,
    sessionId,
    agent: text(fields.agentId) ?? agentOf(key),
    channel: text(fields.channel) ?? channelOf(key),
  } as const;
  return {
    kind: "evidence",
    evidence: { at, traceId: null, spanId: null, ...fact },
    identity: JSON.stringify([source, runId, sessionId, fact.agent, fact.channel]),
  };
}

/** A session key is `agent:<agent>:<channel>[:…]`; `agent:main:main` is the agent's own session. */
function agentOf(key: string | null): string | null {
  return key === null ? null : (/^agent:([^:]+):/.exec(key)?.[1] ?? null);
}

function channelOf(key: string | null): string | null {
  const channel = key === null ? undefined : /^agent:[^:]+:([^:]+):/.exec(key)?.[1];
  return channel === undefined || channel === "main" ? null : channel;
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? name(value) : null;
}
