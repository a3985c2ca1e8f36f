import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Need, ROUTES } from "@/lib/http/route-table";
import { type AccessScene, accessScene } from "./access-scene";
import { outcomeOf } from "./actors";
import type { Answer } from "./console-server";
import type { Actor } from "./everybody";
import { filledPath } from "./filled-path";
import { type Asked, ROUTE_CASES, type RouteCase } from "./route-cases";

let scene: AccessScene;
/** What must stand in the audit log in the end, as `actor|subject`. */
const toBeAudited = new Set<string>();

beforeAll(async () => {
  scene = await accessScene();
});
// Each request has a session of its own: they would only be counted again and again.
afterEach(() => void scene.control.$client.exec("DELETE FROM user_sessions"));
afterAll(() => scene.close());

const ROWS = ROUTES.flatMap(({ path, needs }) =>
  Object.entries(needs).map(([method, need]) => ({ method, path, need })),
);
const CASES = Object.entries(ROUTE_CASES).map(([name, makeReady]) => {
  const [route = ""] = name.split(" + ");
  const [method = "", path = ""] = route.split(" ");
  const need = ROWS.find((row) => row.method === method && row.path === path)?.need;
  return { name, method, path, need: need as Need, makeReady };
});

test("every route of the table is tried", () => {
  const tried = new Set(CASES.map(({ method, path }) => `${method} ${path}`));
  expect([...tried].toSorted()).toEqual(
    ROWS.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

test.each(CASES)(
  "$name needs $need: who has it is answered, and nobody else learns or changes anything",
  async (row) => {
    for (const actor of scene.actors) {
      await expectOutcome(row, actor, row.method);
      // Next answers HEAD by the same handler.
      if (row.method === "GET" && !row.name.includes("+")) await expectOutcome(row, actor, "HEAD");
    }
  },
);

test("whoever was refused for who they are stands in the audit log with the route", () => {
  const written = scene.refusals();
  expect(toBeAudited.size).toBeGreaterThan(200);
  expect([...toBeAudited].filter((one) => !written.has(one))).toEqual([]);
});

test.each([
  ["a session that is over", "|session that is over"],
  ["an expired token", "admin|expired token"],
  ["a revoked token", "admin|revoked token"],
  ["a token that never was", "|unknown token"],
  ["an identity that no declared proxy sent", "|identity that no declared proxy sent"],
])("%s is refused and stands in the audit log, with no part of what was sent", (_, entry) => {
  expect(scene.refusals()).toContain(entry);
  const all = scene.control.$client.prepare("SELECT * FROM audit_entries").all();
  expect(JSON.stringify(all)).not.toMatch(/sbx_|session_token|xxxxx/);
});

type Row = { method: string; path: string; need: Need; makeReady: RouteCase };

async function expectOutcome(row: Row, actor: Actor, method: string): Promise<void> {
  const where = `${actor.name}: ${method} ${row.path}`;
  const asked = await row.makeReady(scene, actor);
  const own = await actor.headers();
  const isWrite = row.method !== "GET";
  const before = isWrite ? scene.kept() : null;
  const answer = await ask(row, asked, method, own);
  const outcome = outcomeOf(row.need, actor.name);
  expect(answer.status, `${where}\n${answer.text}`).toBe(
    outcome === "in" ? (asked.status ?? 200) : outcome,
  );
  expect(answer.headers["cache-control"], where).toMatch(/no-store|no-cache, no-transform/);
  if (method === "HEAD") expect(answer.text, where).toBe("");
  if (outcome !== "in") expectRefusal(answer, where, before, actor, method, row);
  else if (method !== "HEAD") await asked.proves(answer);
}

function ask(
  { path }: Row,
  { id = "", parts, search = "", body, headers = {}, cookie, endless }: Asked,
  method: string,
  own: Record<string, string>,
): Promise<Answer> {
  const target = filledPath(path, id, parts);
  const cookies = [own.cookie, cookie].filter((one) => one !== undefined).join("; ");
  return scene.server.ask(method, search === "" ? target : `${target}?${search}`, {
    headers: { ...own, ...headers, ...(cookies === "" ? {} : { cookie: cookies }) },
    ...{ body, endless },
  });
}

function expectRefusal(
  { status, headers, text, cookies }: Answer,
  where: string,
  before: string | null,
  actor: Actor,
  method: string,
  { path, need }: Row,
): void {
  if (before !== null) expect(scene.kept(), where).toBe(before);
  expect(cookies, where).toEqual([]);
  // What the evidence holds, and who there is.
  expect(text, where).not.toMatch(/anthropic|opus|request-\d|key-1|@acme|sbx_/);
  if (method === "HEAD") return;
  const isOtlp = path.startsWith("/v1/");
  expect(headers["content-type"], where).toBe(
    isOtlp ? "application/json" : "application/problem+json",
  );
  const code = { 401: isOtlp ? 16 : /^unauth/, 403: isOtlp ? 7 : "forbidden", 404: "not_found" };
  const wanted = code[status as keyof typeof code];
  const found = JSON.parse(text).code;
  if (wanted instanceof RegExp) expect(found, where).toMatch(wanted);
  else expect(found, where).toBe(wanted);
  const isPush = method === "POST" && need === "evidence.push";
  // A rule of review says in its own words what it refused.
  if (status === 403 && !text.includes('"refusal"'))
    toBeAudited.add(`${actor.auditName}|${isPush ? "push" : `${method} ${path}`}`);
}
