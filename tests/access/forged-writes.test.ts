import { afterAll, beforeAll, expect, test } from "vitest";
import { type Need, ROUTES } from "@/lib/http/route-table";
import { type AccessScene, accessScene } from "./access-scene";
import type { Answer } from "./console-server";
import { filledPath } from "./filled-path";
import { ROUTE_CASES } from "./route-cases";

let scene: AccessScene;

beforeAll(async () => {
  scene = await accessScene();
  scene.provider.people.set("mia", {
    ...{ email: "mia@acme.example", email_verified: true, name: "Mia", groups: ["leads"] },
  });
});
afterAll(() => scene.close());

type Write = { readonly method: string; readonly path: string; readonly need: Need };

/** All that change something and can be done by a cookie: a push looks at tokens only. */
const WRITES: readonly Write[] = ROUTES.flatMap(({ path, needs }) =>
  Object.entries(needs)
    .filter(([method, need]) => method !== "GET" && need !== "evidence.push")
    .map(([method, need]) => ({ method, path, need })),
);
/** Of these a session is no part, so that no proof of one can be asked for. */
const WITHOUT_SESSION = new Set([
  ...["POST /api/auth/sign-in", "POST /api/auth/second-factor"],
  ...["POST /api/v1/entry", "POST /api/v1/entry/look", "POST /api/v1/me/sample-person"],
]);
const BY_SESSION = WRITES.filter(({ method, path }) => !WITHOUT_SESSION.has(`${method} ${path}`));

type Forged = Readonly<Record<string, string>>;

/** The write as an administrator's browser would send it, but for these headers; and what was kept before. */
async function send({ method, path }: Write, forged: Forged, cookie?: string) {
  const actor = scene.actor("an administrator");
  const makeReady = ROUTE_CASES[`${method} ${path}`];
  if (makeReady === undefined) throw new Error(path);
  const asked = await makeReady(scene, actor);
  const own = await actor.headers();
  const headers = { ...own, ...asked.headers, ...forged };
  const cookies = [cookie ?? own.cookie, asked.cookie].filter((one) => one !== undefined);
  const before = scene.kept();
  const target = filledPath(path, asked.id ?? "", asked.parts);
  const answer = await scene.server.ask(method, target, {
    headers: { ...headers, cookie: cookies.join("; ") },
    body: asked.body,
  });
  return { answer, before };
}

function expectRefused({ answer, before }: { answer: Answer; before: string }, ...is: unknown[]) {
  expect([answer.status, JSON.parse(answer.text).code], answer.text).toEqual(is);
  expect(answer.cookies).toEqual([]);
  expect(scene.kept()).toBe(before);
}

test("there are writes, and all but signing in and coming by a link are by a session", () => {
  expect(WRITES.length).toBeGreaterThan(20);
  expect(BY_SESSION.length).toBe(WRITES.length - WITHOUT_SESSION.size);
});

test.each(BY_SESSION)(
  "$method $path without the proof that only our pages know is refused",
  async (write) => {
    expectRefused(await send(write, { "x-signalbox-csrf": "" }), 403, "csrf");
    expectRefused(await send(write, { "x-signalbox-csrf": "x".repeat(43) }), 403, "csrf");
    const another = await scene.session(scene.actor("a viewer").userId ?? "");
    const ofAnother = { "x-signalbox-csrf": another.headers["x-signalbox-csrf"] };
    expectRefused(await send(write, ofAnother), 403, "csrf");
  },
);

test.each(BY_SESSION)(
  "$method $path replayed with cookie and proof after the sign-out is refused",
  async (write) => {
    const { headers } = await scene.session(scene.actor("an administrator").userId ?? "");
    const out = await scene.server.ask("POST", "/api/auth/sign-out", { headers, body: {} });
    expect(out.status).toBe(200);
    const replayed = await send(write, headers, headers.cookie);
    if (write.path === "/api/auth/sign-out") {
      // Nobody is signed out by it any more.
      expect([replayed.answer.status, scene.kept()]).toEqual([200, replayed.before]);
      return;
    }
    expectRefused(replayed, 401, "unauthenticated");
    const proof = { "x-signalbox-csrf": headers["x-signalbox-csrf"] };
    expectRefused(await send(write, proof), 403, "csrf");
  },
);

const ELSEWHERE: readonly Forged[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://127.0.0.1:1" },
  { "sec-fetch-site": "none", origin: "http://localhost.evil.example" },
];

test.each(WRITES)("$method $path from a page of another site is refused", async (write) => {
  for (const forged of ELSEWHERE) expectRefused(await send(write, forged), 403, "cross_site");
});

/** What a form or a script of another site can send without asking first, and none at all. */
const FORMS = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""];

test.each(WRITES)(
  "$method $path in a form that other sites' pages can send is refused",
  async (write) => {
    for (const type of [...FORMS, "text/plain; x=application/json"]) {
      const sent = await send(write, { "content-type": type });
      expectRefused(sent, 415, "unsupported_media_type");
    }
  },
);

test("a write from the console's own page passes, whatever name of this machine it has", async () => {
  const write = { method: "PUT", path: "/api/v1/triage", need: "settings.edit" } as const;
  const { port } = new URL(scene.server.origin);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect((await send(write, own)).answer.status).toBe(200);
  }
});

test("forged writes stand in the audit log, by whose session and from where", () => {
  const administrator = "an-administrator@acme.example";
  expect(scene.refusals()).toContain(`${administrator}|write without its page's proof`);
  expect(scene.refusals()).toContain(`${administrator}|write from another site`);
  expect(scene.refusals()).toContain("|session that is over");
});

test.each([
  ["https://evil.example/", "/now"],
  ["//evil.example/", "/now"],
  ["/\\evil.example/", "/now"],
  ["/.//evil.example", "/now"],
  ["http:evil.example", "/now"],
  ["javascript:alert(1)", "/now"],
  ["/%0d%0aset-cookie:x=1", "/%0d%0aset-cookie:x=1"],
  ["/keys?provider=a#b", "/keys?provider=a#b"],
])("whoever signs on with `next=%s` goes on to %s of ours", async (next, place) => {
  const { server, provider, url } = scene;
  const path = `/api/auth/oidc?next=${encodeURIComponent(next)}`;
  const begun = await server.ask("GET", path);
  expect([begun.status, new URL(begun.headers.location ?? "").origin]).toEqual([
    ...[303, provider.settings.issuer],
  ]);
  const query = await provider.visit(begun.headers.location ?? "", "mia");
  const cookie = begun.cookies.map((one) => one.split(";", 1)[0]).join("; ");
  const back = await server.ask("GET", `/api/auth/oidc/callback?${query}`, { headers: { cookie } });
  expect([back.status, back.headers.location]).toEqual([303, `${url}${place}`]);
});
