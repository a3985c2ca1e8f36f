import fc from "fast-check";
import { expect, test } from "vitest";
import { readSessionsDocument } from "./sessions-document";

const AT = Date.UTC(2026, 10, 22, 14, 58, 35, 709);

/** As `audit.activity.list` answers. */
const STARTED = {
  schemaVersion: 1,
  eventId: "a55b1bad-3a29-4d7f-8a64-c716d1cba813",
  occurredAt: AT,
  agentId: "cn",
  sessionKey: "agent:cn:openai-user:anna@example.fr",
  sessionId: "0419ebbe-b6e1-42cd-a6d9-489453c6aa09",
  runId: "chatcmpl_1",
  kind: "agent_run",
  action: "agent.run.started",
};

test("an audit export joins runs to session, agent and channel, and keeps no caller's name", () => {
  const [entry] = readSessionsDocument(JSON.stringify({ events: [STARTED] })) ?? [];
  expect(entry).toMatchObject({
    kind: "evidence",
    evidence: {
      kind: "run_session",
      at: AT,
      runId: "chatcmpl_1",
      sessionId: "0419ebbe-b6e1-42cd-a6d9-489453c6aa09",
      agent: "cn",
      channel: "openai-user",
    },
  });
  expect(JSON.stringify(entry)).not.toContain("anna");
});

test("a list of sessions joins the last run of each", () => {
  const sessions = [
    { key: "agent:ops:main", sessionId: "s1", lastRunId: "r1", startedAt: AT, agentId: "ops" },
    { key: "agent:ops:telegram:7", sessionId: "s2", startedAt: AT },
  ];
  expect(readSessionsDocument(JSON.stringify({ ts: AT, count: 2, sessions }))).toMatchObject([
    { evidence: { runId: "r1", sessionId: "s1", agent: "ops", channel: null } },
    { kind: "irrelevant" },
  ]);
});

test("the answer may stand in the envelope of a client, or be the list of events alone", () => {
  for (const document of [{ ok: true, result: { events: [STARTED] } }, [STARTED]]) {
    expect(readSessionsDocument(JSON.stringify(document))).toHaveLength(1);
  }
});

test("the same event has the same identity in every export, and another event another one", () => {
  const identities = [STARTED, { ...STARTED, sequence: 9 }, { ...STARTED, eventId: "b" }].map(
    (event) => {
      const [entry] = readSessionsDocument(JSON.stringify([event])) ?? [];
      return entry?.kind === "evidence" ? entry.identity : null;
    },
  );
  expect(identities[0]).toBe(identities[1]);
  expect(identities[0]).not.toBe(identities[2]);
});

test("an event without a time, run or session is malformed; another kind of event is irrelevant", () => {
  const events = [
    { ...STARTED, occurredAt: "yesterday" },
    { ...STARTED, runId: 7 },
    { ...STARTED, kind: "message", eventType: "message" },
  ];
  expect((readSessionsDocument(JSON.stringify({ events })) ?? []).map(({ kind }) => kind)).toEqual([
    "malformed",
    "malformed",
    "irrelevant",
  ]);
});

test("any JSON is a list of entries or no sessions document, and nothing throws", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const entries = readSessionsDocument(text);
      expect(entries === null || Array.isArray(entries)).toBe(true);
    }),
  );
  expect(readSessionsDocument("{")).toBeNull();
});
