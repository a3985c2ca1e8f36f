import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import type { z } from "zod";
import { findDocument } from "@/db/control/find-document";
import { findUser } from "@/db/control/find-user";
import { makeEntryLink } from "@/db/control/make-entry-link";
import { setUserDisabled } from "@/db/control/set-user-disabled";
import { setUserPassword } from "@/db/control/set-user-password";
import {
  beginUserTwoFactor,
  enableUserTwoFactor,
  removeUserTwoFactor,
} from "@/db/control/set-user-two-factor";
import { sealByAuth } from "@/lib/auth/sealed-by-auth";
import { newTotpSecret } from "@/lib/auth/totp";
import { Account, BackupCodes, TwoFactorBegun } from "@/lib/contracts/account";
import { AttemptDetail, Attempts } from "@/lib/contracts/attempts";
import { Audit } from "@/lib/contracts/audit";
import { Capabilities } from "@/lib/contracts/capabilities";
import { Context } from "@/lib/contracts/context";
import { Difference } from "@/lib/contracts/difference";
import { Downgrades } from "@/lib/contracts/downgrades";
import { Environments } from "@/lib/contracts/environments";
import { Heatmap } from "@/lib/contracts/heatmap";
import { Keys } from "@/lib/contracts/keys";
import { Marks } from "@/lib/contracts/marks";
import { Me } from "@/lib/contracts/me";
import { Now } from "@/lib/contracts/now";
import {
  EndedSessions,
  Entered,
  EntryLink,
  EntrySeen,
  People,
  PersonWire,
  WithdrawnInvitation,
} from "@/lib/contracts/people";
import { PushAnswer } from "@/lib/contracts/push";
import { Quality } from "@/lib/contracts/quality";
import { Rates } from "@/lib/contracts/rates";
import { RequestDetail, Requests } from "@/lib/contracts/requests";
import { SignedOut, SignInState } from "@/lib/contracts/sign-in";
import { NewTokenWire, Tokens, TokenWire } from "@/lib/contracts/tokens";
import { Triage } from "@/lib/contracts/triage";
import { MINUTE_MS } from "@/lib/core/time/range";
import { type AccessScene, pushed } from "./access-scene";
import { GATEWAY, OTHER_GATEWAY, PASSWORD } from "./actors";
import type { Answer } from "./console-server";
import type { Actor } from "./everybody";
import { TABLE_CASES } from "./table-cases";

/** A request that is all in order, so that only who asks decides. */
export type Asked = {
  /** Stands for `{id}`. */
  readonly id?: string;
  /** Stand for other open parts of the path, by their names. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly search?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Beside those of who asks. */
  readonly cookie?: string;
  readonly endless?: boolean;
  /** Of an answer that lets in; 200 where nothing is said. */
  readonly status?: number;
  /** Throws unless the answer, and what is kept now, show that it was done. */
  readonly proves: (answer: Answer) => unknown;
};

/** Makes ready what a request needs. */
export type RouteCase = (scene: AccessScene, actor: Actor) => Asked | Promise<Asked>;

let made = 0;
const fresh = (what: string) => `${what}-${++made}`;

/** By method and path. `+ csv` and the like are other forms of the same answer. */
export const ROUTE_CASES: Readonly<Record<string, RouteCase>> = {
  ...TABLE_CASES,
  "GET /healthz": () => ({ proves: text('{"status":"ok"}') }),
  "GET /readyz": () => ({ proves: text('"status":"ready"') }),
  "GET /metrics": () => ({ proves: text("signalbox_ingester_up 1") }),
  "POST /v1/traces": otlp({ resourceSpans: [{ scopeSpans: [{ spans: [span()] }] }] }),
  "POST /v1/logs": otlp({ resourceLogs: [{ scopeLogs: [{ logRecords: [{}] }] }] }),
  "POST /v1/metrics": otlp({
    resourceMetrics: [
      { scopeMetrics: [{ metrics: [{ name: "n", sum: { dataPoints: [{ asInt: "1" }] } }] }] },
    ],
  }),
  "POST /api/auth/sign-in": (scene) => {
    const email = `${fresh("sid")}@acme.example`;
    scene.person(email);
    return {
      body: { email, password: PASSWORD },
      proves: async (answer) => {
        expect(as(SignInState, answer)).toEqual({ state: "in" });
        await expectSignedIn(scene, answer, email);
      },
    };
  },
  "POST /api/auth/second-factor": async (scene) => {
    const email = `${fresh("tom")}@acme.example`;
    const code = await withTwoFactor(scene, scene.person(email));
    const body = { email, password: PASSWORD };
    const first = await scene.server.ask("POST", "/api/auth/sign-in", { body });
    expect(as(SignInState, first)).toEqual({ state: "second_factor" });
    return {
      body: { kind: "totp", code: code() },
      cookie: cookieOf(first),
      proves: async (answer) => {
        expect(as(SignInState, answer)).toEqual({ state: "in" });
        await expectSignedIn(scene, answer, email);
      },
    };
  },
  "POST /api/auth/sign-out": (scene, { userId }) => {
    const before = sessionsOf(scene, userId);
    return {
      body: {},
      proves: (answer) => {
        expect(as(SignedOut, answer)).toEqual({ state: "out" });
        expect(answer.cookies.join()).toMatch(/signalbox\.session_token=;.*Max-Age=0/);
        // The one that asked began after `before`, and is gone again.
        expect(sessionsOf(scene, userId)).toBe(before);
      },
    };
  },
  "GET /api/auth/oidc": (scene) => ({
    status: 303,
    proves: ({ headers, cookies }) => {
      expect(headers.location).toMatch(new RegExp(`^${scene.provider.settings.issuer}/`));
      expect(cookies).toHaveLength(1);
    },
  }),
  "GET /api/auth/oidc/callback": (scene) => ({
    search: "code=c&state=s",
    status: 303,
    proves: ({ headers, cookies }) => {
      expect(headers.location).toBe(`${scene.url}/sign-in?refused=start_again`);
      expect(cookies.join()).not.toContain("session_token");
    },
  }),
  "GET /api/v1/openapi.json": () => ({ proves: text('"openapi":"3.1.0"') }),
  "POST /api/v1/ingest": (scene, { name }) => {
    const before = pushed(scene.dataDir);
    const time = new Date().toISOString();
    const tuple = { time, requestId: fresh("pushed"), provider: "openai", status: 200 };
    return {
      body: `${JSON.stringify(tuple)}\n`,
      headers: { "content-type": "application/x-ndjson" },
      proves: (answer) => {
        expect(as(PushAnswer, answer)).toMatchObject({ accepted: 1, rejectedCount: 0 });
        expectPushedForOwn(scene, name, before);
      },
    };
  },
  "GET /api/v1/now": read(Now, (now) => expect(now).toBeDefined()),
  "GET /api/v1/now + csv": csv(),
  "GET /api/v1/context": read(Context, (context) =>
    expect(context).toMatchObject({ mode: "live", gateways: 1, attempts: 6 }),
  ),
  "GET /api/v1/heatmap": read(Heatmap, ({ total }) => expect(total.attempts).toBe(6)),
  "GET /api/v1/heatmap + csv": csv(),
  "GET /api/v1/rates": read(Rates, ({ total }) => expect(total.attempts).toBe(6)),
  "GET /api/v1/rates + csv": csv(),
  "GET /api/v1/difference": read(
    Difference,
    (difference) => expect(difference).toBeDefined(),
    "in_outcome=rate_limited",
  ),
  "GET /api/v1/difference + csv": csv("in_outcome=rate_limited"),
  "GET /api/v1/attempts": read(Attempts, ({ attempts }) => expect(attempts).toHaveLength(6)),
  "GET /api/v1/attempts + csv": csv(),
  "GET /api/v1/attempts/{id}": async (scene) => ({
    id: await anAttempt(scene),
    proves: (answer) => expect(as(AttemptDetail, answer)).toBeDefined(),
  }),
  "GET /api/v1/requests": read(Requests, ({ requests }) => expect(requests).toHaveLength(6)),
  "GET /api/v1/requests + csv": csv(),
  "GET /api/v1/requests/{id}": () => ({
    id: "request-1",
    proves: (answer) => expect(as(RequestDetail, answer)).toBeDefined(),
  }),
  "GET /api/v1/downgrades": read(Downgrades, (downgrades) => expect(downgrades).toBeDefined()),
  "GET /api/v1/downgrades + csv": csv(),
  "GET /api/v1/keys": read(Keys, ({ keys }) => expect(keys).toHaveLength(1)),
  "GET /api/v1/keys + csv": csv(),
  // Nothing changed on the Gateway; versions of tables are made while other routes are tried.
  "GET /api/v1/marks": read(Marks, ({ marks }) =>
    expect(marks.filter(({ kind }) => kind !== "route_commit")).toEqual([]),
  ),
  "GET /api/v1/marks + csv": csv(),
  "GET /api/v1/quality": read(Quality, ({ gateways }) =>
    expect(gateways.map(({ gateway }) => gateway)).toContain(GATEWAY),
  ),
  "GET /api/v1/quality + csv": csv(),
  "GET /api/v1/live": () => ({
    endless: true,
    proves: ({ headers }) => expect(headers["content-type"]).toContain("text/event-stream"),
  }),
  "GET /api/v1/triage": read(Triage, ({ orders }) =>
    expect(Object.keys(orders).length).toBeGreaterThan(0),
  ),
  "PUT /api/v1/triage": ({ control }) => {
    const version = findDocument(control, "triage")?.version ?? 0;
    return {
      body: { version, orders: { rate_limited: [{ id: fresh("step"), text: "Wait", why: "" }] } },
      proves: (answer) => {
        expect(as(Triage, answer).version).toBe(version + 1);
        expect(findDocument(control, "triage")?.version).toBe(version + 1);
      },
    };
  },
  "GET /api/v1/environments": read(Environments, ({ known }) =>
    expect(known.map(({ gateway }) => gateway)).toContain(GATEWAY),
  ),
  "PUT /api/v1/environments": ({ control }) => {
    const version = findDocument(control, "environments")?.version ?? 0;
    return {
      body: { version, gateways: { [GATEWAY]: fresh("table") } },
      proves: (answer) => {
        expect(as(Environments, answer).version).toBe(version + 1);
        expect(findDocument(control, "environments")?.version).toBe(version + 1);
      },
    };
  },
  "GET /api/v1/capabilities": read(Capabilities, ({ unlabelled }) =>
    expect(unlabelled).toEqual(["anthropic/opus"]),
  ),
  "PUT /api/v1/capabilities": ({ control }) => {
    const version = findDocument(control, "capabilities")?.version ?? 0;
    return {
      body: { version, tiers: [fresh("tier")], models: {} },
      proves: (answer) => {
        expect(as(Capabilities, answer).version).toBe(version + 1);
        expect(findDocument(control, "capabilities")?.version).toBe(version + 1);
      },
    };
  },
  "GET /api/v1/me": (scene, { userId }) => ({
    proves: (answer) => {
      const email = userId === null ? null : findUser(scene.control, { id: userId })?.email;
      expect(as(Me, answer)).toMatchObject({ kind: email === null ? "token" : "person", email });
    },
  }),
  "POST /api/v1/me/sample-person": () => ({
    body: { id: "ada" },
    proves: () => expect.unreachable("There is no sample here."),
  }),
  "GET /api/v1/account": (_, { userId }) => ({
    proves: (answer) => {
      const account = as(Account, answer);
      expect(account.id).toBe(userId);
      expect(account.sessions.filter(({ current }) => current)).toHaveLength(1);
    },
  }),
  "PUT /api/v1/account/password": ({ control, ...scene }, { userId }) => ({
    body: { current: PASSWORD, next: "another violet tractor orbit" },
    proves: (answer) => {
      expect(as(EndedSessions, answer)).toBeDefined();
      const id = userId ?? "";
      expect(findUser(control, { id })?.passwordHash).not.toBe(scene.passwordHash);
      setUserPassword(control, id, scene.passwordHash, Date.now());
    },
  }),
  "POST /api/v1/account/two-factor": ({ control }, { userId }) => {
    removeUserTwoFactor(control, userId ?? "", Date.now());
    return {
      body: { password: PASSWORD },
      proves: (answer) => expect(as(TwoFactorBegun, answer).uri).toMatch(/^otpauth:/),
    };
  },
  "PUT /api/v1/account/two-factor": async (scene, { userId }) => {
    const { control } = scene;
    const code = userId === null ? () => "123456" : await withTwoFactor(scene, userId, "begun");
    return {
      body: { code: code() },
      proves: (answer) => {
        expect(as(BackupCodes, answer).backupCodes.length).toBeGreaterThan(5);
        expect(findUser(control, { id: userId ?? "" })?.twoFactorEnabled).toBe(true);
        removeUserTwoFactor(control, userId ?? "", Date.now());
      },
    };
  },
  "DELETE /api/v1/account/two-factor": async (scene, { userId }) => {
    if (userId !== null) await withTwoFactor(scene, userId);
    return {
      body: { password: PASSWORD },
      proves: (answer) => {
        expect(as(EndedSessions, answer)).toBeDefined();
        expect(findUser(scene.control, { id: userId ?? "" })?.twoFactorEnabled).toBe(false);
      },
    };
  },
  "POST /api/v1/account/backup-codes": async (scene, { userId }) => {
    if (userId !== null) await withTwoFactor(scene, userId);
    return {
      body: { password: PASSWORD },
      proves: (answer) => {
        expect(as(BackupCodes, answer).backupCodes.length).toBeGreaterThan(5);
        removeUserTwoFactor(scene.control, userId ?? "", Date.now());
      },
    };
  },
  "DELETE /api/v1/account/sessions": async (scene, { userId }) => {
    const other = await scene.session(userId ?? administrator(scene));
    return {
      body: {},
      proves: async (answer) => {
        expect(as(EndedSessions, answer).ended).toBeGreaterThan(0);
        await expectOver(scene, other.headers);
      },
    };
  },
  "DELETE /api/v1/account/sessions/{id}": async (scene, { userId }) => {
    const other = await scene.session(userId ?? administrator(scene));
    return {
      id: other.id,
      body: {},
      proves: async (answer) => {
        expect(as(EndedSessions, answer)).toEqual({ ended: 1 });
        await expectOver(scene, other.headers);
      },
    };
  },
  "POST /api/v1/entry": (scene) => {
    const { email, secret } = invitation(scene);
    return {
      body: { secret, name: "New", password: "new violet tractor orbit" },
      proves: (answer) => {
        expect(as(Entered, answer)).toEqual({ email });
        expect(findUser(scene.control, { email })?.passwordHash).toBeTruthy();
      },
    };
  },
  "POST /api/v1/entry/look": (scene) => {
    const { email, secret } = invitation(scene);
    return {
      body: { secret },
      proves: (answer) =>
        expect(as(EntrySeen, answer)).toMatchObject({ kind: "invitation", email }),
    };
  },
  "GET /api/v1/people": (scene) => ({
    proves: (answer) =>
      expect(as(People, answer).people.map(({ id }) => id)).toContain(administrator(scene)),
  }),
  "PUT /api/v1/people/{id}": (scene) => {
    const { control } = scene;
    const id = scene.person(`${fresh("pat")}@acme.example`);
    return {
      id,
      body: { disabled: true, reason: "left" },
      proves: (answer) => {
        expect(as(PersonWire, answer).disabledAt).not.toBeNull();
        expect(findUser(control, { id })?.disabledAt).not.toBeNull();
        setUserDisabled(control, id, false, Date.now());
      },
    };
  },
  "DELETE /api/v1/people/{id}/sessions": async (scene) => {
    const id = scene.person(`${fresh("pat")}@acme.example`);
    const { headers } = await scene.session(id);
    return {
      id,
      body: { reason: "lost the phone" },
      proves: async (answer) => {
        expect(as(EndedSessions, answer)).toEqual({ ended: 1 });
        await expectOver(scene, headers);
      },
    };
  },
  "POST /api/v1/people/{id}/reset-link": (scene) => ({
    id: scene.person(`${fresh("pat")}@acme.example`),
    body: {},
    proves: async (answer) => {
      const { link } = as(EntryLink, answer);
      const body = { secret: link.slice(link.indexOf("#") + 1) };
      const seen = await scene.server.ask("POST", "/api/v1/entry/look", { body });
      expect(as(EntrySeen, seen).kind).toBe("reset");
    },
  }),
  "POST /api/v1/people/invitations": ({ server }) => {
    const email = `${fresh("ina")}@acme.example`;
    return {
      body: { email, grants: [{ role: "viewer", gateways: null, environments: null }] },
      proves: async (answer) => {
        const { link } = as(EntryLink, answer);
        const body = { secret: link.slice(link.indexOf("#") + 1) };
        const seen = await server.ask("POST", "/api/v1/entry/look", { body });
        expect(as(EntrySeen, seen)).toMatchObject({ kind: "invitation", email });
      },
    };
  },
  "DELETE /api/v1/people/invitations/{id}": (scene) => {
    const { id, secret } = invitation(scene);
    return {
      id: String(id),
      body: {},
      proves: async (answer) => {
        expect(as(WithdrawnInvitation, answer)).toEqual({ withdrawn: true });
        const body = { secret };
        expect((await scene.server.ask("POST", "/api/v1/entry/look", { body })).status).toBe(404);
      },
    };
  },
  "GET /api/v1/tokens": () => ({
    proves: (answer) => {
      expect(as(Tokens, answer).tokens.length).toBeGreaterThan(5);
      expect(answer.text).not.toMatch(/sbx_|hash/);
    },
  }),
  "POST /api/v1/tokens": ({ server }) => ({
    body: { name: fresh("made"), role: "viewer", gateway: null, days: 1 },
    proves: async (answer) => {
      const { secret } = as(NewTokenWire, answer);
      const headers = { authorization: `Bearer ${secret}` };
      expect((await server.ask("GET", "/api/v1/me", { headers })).status).toBe(200);
    },
  }),
  "DELETE /api/v1/tokens/{id}": (scene) => {
    const { id, secret } = scene.token("viewer");
    return {
      id: String(id),
      body: { reason: "leaked" },
      proves: async (answer) => {
        expect(as(TokenWire, answer).revokedAt).not.toBeNull();
        await expectOver(scene, { authorization: `Bearer ${secret}` });
      },
    };
  },
  "GET /api/v1/audit": read(Audit, ({ entries }) => expect(entries.length).toBeGreaterThan(0)),
  "GET /api/v1/audit + csv": csv(),
  "GET /api/v1/audit + ndjson": () => ({
    search: "format=ndjson",
    proves: ({ headers, text: lines }) => {
      expect(headers["content-type"]).toContain("application/x-ndjson");
      expect(JSON.parse(lines.split("\n")[0] ?? "")).toHaveProperty("hash");
    },
  }),
};

/** A read whose answer fits its schema, and holds what is there. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  holds: (answer: z.infer<Schema>) => unknown,
  search = "",
): RouteCase {
  return () => ({ search, proves: (answer) => holds(as(schema, answer)) });
}

function csv(search = ""): RouteCase {
  return () => ({
    search: [search, "format=csv"].filter(Boolean).join("&"),
    proves: ({ headers, text: table }) => {
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
      expect(table.split("\n")[0]).toContain(",");
    },
  });
}

function otlp(body: object): RouteCase {
  return ({ dataDir }, { name }) => {
    const before = pushed(dataDir);
    return {
      body,
      proves: (answer) => {
        expect(JSON.parse(answer.text)).toBeTypeOf("object");
        expectPushedForOwn({ dataDir }, name, before);
      },
    };
  };
}

function span(): object {
  const at = Date.now() - MINUTE_MS;
  const attributes = {
    ...{ "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai" },
    "gen_ai.request.model": "mini",
  };
  return {
    ...{ traceId: "0".repeat(31).concat("1"), spanId: "0".repeat(15).concat("1") },
    ...{ name: "chat mini", kind: 3 },
    startTimeUnixNano: `${at}000000`,
    endTimeUnixNano: `${at + 500}000000`,
    attributes: Object.entries(attributes).map(([key, stringValue]) => ({
      ...{ key, value: { stringValue } },
    })),
  };
}

/** What was pushed is evidence of the token's own Gateway, and the other one's is as it was. */
function expectPushedForOwn(
  { dataDir }: Pick<AccessScene, "dataDir">,
  name: Actor["name"],
  before: Record<string, number>,
): void {
  const after = pushed(dataDir);
  const own = name === "the Gateway's token" ? GATEWAY : OTHER_GATEWAY;
  for (const [gateway, bytes] of Object.entries(after)) {
    if (gateway === own) expect(bytes).toBeGreaterThan(before[gateway] ?? 0);
    else expect(bytes).toBe(before[gateway]);
  }
}

function as<Schema extends z.ZodType>(schema: Schema, { text: body }: Answer): z.infer<Schema> {
  return schema.parse(JSON.parse(body));
}

function text(part: string): Asked["proves"] {
  return (answer) => expect(answer.text).toContain(part);
}

function cookieOf({ cookies }: Answer): string {
  return cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

async function expectSignedIn({ server }: AccessScene, answer: Answer, email: string) {
  const headers = { cookie: cookieOf(answer) };
  const me = await server.ask("GET", "/api/v1/me", { headers });
  expect(as(Me, me).email).toBe(email);
}

async function expectOver({ server }: AccessScene, headers: Record<string, string>) {
  expect((await server.ask("GET", "/api/v1/me", { headers: { ...headers } })).status).toBe(401);
}

/** Gives somebody a second factor; what makes its codes. */
async function withTwoFactor(
  { control, auth }: AccessScene,
  userId: string,
  state: "begun" | "enabled" = "enabled",
): Promise<() => string> {
  const secret = newTotpSecret();
  const now = Date.now();
  removeUserTwoFactor(control, userId, now);
  const sealed = {
    secret: await sealByAuth(auth, secret),
    backupCodes: await sealByAuth(auth, "[]"),
  };
  beginUserTwoFactor(control, userId, sealed);
  if (state === "enabled") enableUserTwoFactor(control, userId, now);
  const phone = new TOTP({ secret: Secret.fromUTF8(secret) });
  return () => phone.generate();
}

function invitation({ control }: AccessScene): { id: number; email: string; secret: string } {
  const email = `${fresh("ina")}@acme.example`;
  const grants = [{ role: "viewer", gateways: null, environments: null }] as const;
  const now = Date.now();
  const expiresAt = now + MINUTE_MS * 60;
  const link = { kind: "invitation", email, grants, createdBy: "test", expiresAt } as const;
  return { email, ...makeEntryLink(control, link, now) };
}

function administrator(scene: AccessScene): string {
  return scene.actor("an administrator").userId ?? "";
}

function sessionsOf({ control }: AccessScene, userId: string | null): number {
  const count = "SELECT count(*) FROM user_sessions WHERE user_id = ?";
  return control.$client.prepare(count).pluck().get(userId) as number;
}

async function anAttempt({ server, token }: AccessScene): Promise<string> {
  const headers = { authorization: `Bearer ${token("viewer").secret}` };
  const answer = await server.ask("GET", "/api/v1/attempts", { headers });
  return as(Attempts, answer).attempts[0]?.id ?? "";
}
