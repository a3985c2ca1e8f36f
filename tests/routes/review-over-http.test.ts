import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { addRouteVerdict } from "@/db/control/add-route-verdict";
import { createToken } from "@/db/control/create-token";
import { openEventWriter } from "@/db/events/open-event-writer";
import { Audit } from "@/lib/contracts/audit";
import { People } from "@/lib/contracts/people";
import { RouteCommitted, RouteDraftWire } from "@/lib/contracts/route-drafts";
import { RouteChecks, RouteFactsWire } from "@/lib/contracts/route-facts";
import { RouteProblem } from "@/lib/contracts/route-refusal";
import { RouteVersions } from "@/lib/contracts/route-versions";
import type { Role } from "@/lib/core/access/role";
import { type ConsoleServer, consoleServer } from "../access/console-server";
import { writeEvidence } from "../access/write-evidence";
import { batch, TUPLES } from "../stores/arbitrary-batch";
import { PLAIN_ATTEMPT } from "../stores/plain-attempt";
import { realGit } from "./real-git";
import { type Headers, routeHttp } from "./route-http";
import { tableText } from "./route-scene";

let scene: Awaited<ReturnType<typeof routeHttp>>;
let server: ConsoleServer;
/** Edda writes, Rune and Rita review, Max does both; a bot may write. */
let people: Record<"edda" | "rune" | "rita" | "max" | "bot", Headers>;

beforeAll(async () => {
  scene = await routeHttp();
  writeEvidence(scene.dataDir);
  people = {
    edda: await scene.person("Edda", "editor"),
    rune: await scene.person("Rune", "reviewer"),
    rita: await scene.person("Rita", "reviewer"),
    max: await scene.person("Max", "editor", "reviewer"),
    bot: token("bot", "editor"),
  };
  server = await consoleServer([]);
  return async () => {
    await server.close();
    scene.control.$client.close();
    delete process.env.SIGNALBOX_DATA;
    rmSync(scene.dataDir, { recursive: true, force: true });
  };
}, 60_000);

function token(
  name: string,
  role: Role & ("editor" | "reviewer"),
  expiresAt: number | null = null,
): Headers {
  const made = { name, role, gateway: null, createdBy: "Ada", expiresAt } as const;
  return { authorization: `Bearer ${createToken(scene.control, made, Date.now()).secret}` };
}

async function ask(who: Headers, method: string, path: string, body?: unknown) {
  const { status, text } = await server.ask(method, path, { headers: who, body });
  return { status, body: JSON.parse(text) as unknown };
}

async function good<Schema extends z.ZodType>(
  schema: Schema,
  ...asked: Parameters<typeof ask>
): Promise<z.infer<Schema>> {
  const answer = await ask(...asked);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return schema.parse(answer.body);
}

const at = (id: string, step = "") => `/api/v1/routes/drafts/${id}${step}`;
const draftOf = (id: string) => good(RouteDraftWire, people.edda, "GET", at(id));
const seenOf = ({ contentHash, textHash }: RouteDraftWire) => ({ contentHash, textHash });

async function begun(who: Headers, table: string, text: string) {
  const body = { table, text, title: "Change", reason: "It is faster.", ticket: "OPS-1" };
  return good(RouteDraftWire, who, "POST", "/api/v1/routes/drafts", body);
}

async function inReview(who: Headers, table: string, text: string) {
  const { id } = await begun(who, table, text);
  return good(RouteDraftWire, who, "POST", at(id, "/submission"), {});
}

function save(who: Headers, { id, revision }: RouteDraftWire, edit: object) {
  return good(RouteDraftWire, who, "PUT", at(id), { revision, ...edit });
}

async function approvalOf(who: Headers, draft: RouteDraftWire) {
  const { toTick } = await good(RouteChecks, who, "GET", at(draft.id, "/checks"));
  return { verdict: "approve", ...seenOf(draft), ticked: toTick };
}

async function approved(who: Headers, draft: RouteDraftWire) {
  const body = await approvalOf(who, draft);
  return good(RouteDraftWire, who, "POST", at(draft.id, "/verdicts"), body);
}

function commit(who: Headers, draft: RouteDraftWire) {
  return ask(who, "POST", at(draft.id, "/commit"), seenOf(draft));
}

/** A version that Edda wrote, with as many approvals as are asked for. */
async function version(table: string, text: string, reviewers = [people.rune]) {
  const draft = await inReview(people.edda, table, text);
  for (const reviewer of reviewers) await approved(reviewer, draft);
  const answer = await commit(people.edda, draft);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return RouteCommitted.parse(answer.body).version;
}

/** The refusal, which must also stand in the audit log, with who was refused. */
async function refusedAndAudited(
  answer: Awaited<ReturnType<typeof ask>>,
  who: string,
  step: string,
  { id, table }: Pick<RouteDraftWire, "id" | "table">,
): Promise<string> {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const problem = RouteProblem.safeParse(answer.body);
  const code = problem.data?.refusal.code ?? (answer.body as { code: string }).code;
  const entries = await audited("access.refused", `${step} ${table} ${id}: ${code}`);
  expect(entries.map(({ actor }) => actor.name)).toContain(who);
  return `${answer.status} ${code}`;
}

async function audited(action: string, subject: string) {
  const query = new URLSearchParams({ action, subject, limit: "500" });
  const { entries } = await good(Audit, scene.admin, "GET", `/api/v1/audit?${query}`);
  return entries.filter((entry) => entry.subject === subject);
}

async function versionsOf(table: string): Promise<number> {
  const path = `/api/v1/routes/tables/${table}/versions`;
  const { status, body } = await ask(people.edda, "GET", path);
  return status === 404 ? 0 : RouteVersions.parse(body).total;
}

async function grant(email: string, ...roles: Role[]): Promise<void> {
  const { people: all } = await good(People, scene.admin, "GET", "/api/v1/people");
  const { id } = all.find((person) => person.email === email) ?? { id: "" };
  const grants = roles.map((role) => ({ role, gateways: null, environments: null }));
  const answer = await ask(scene.admin, "PUT", `/api/v1/people/${id}`, { grants });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
}

test("who wrote a change cannot approve it", async () => {
  const draft = await inReview(people.max, "own", tableText("a/one"));
  const body = await approvalOf(people.max, draft);
  const answer = await ask(people.max, "POST", at(draft.id, "/verdicts"), body);
  expect(await refusedAndAudited(answer, "max@acme.example", "approve", draft)).toBe(
    "403 own_change",
  );
  expect(await versionsOf("own")).toBe(0);
});

test.each([
  ["text", { text: tableText("evil/model") }],
  ["comment", { text: tableText("a/one").replace("Who gets what", "All is well") }],
  ["title", { title: "Something else" }],
  ["reason", { reason: "Rune said so." }],
  ["ticket", { ticket: "OPS-2" }],
])("an edit of the %s after an approval makes the approval worthless", async (what, edit) => {
  const table = `edited-${what}`;
  const draft = await inReview(people.edda, table, tableText("a/one"));
  expect((await approved(people.rune, draft)).state).toBe("approved");
  const edited = await save(people.edda, draft, edit);
  expect([edited.state, edited.verdicts[0]?.standing]).toEqual(["in_review", "other_content"]);
  expect(edited.steps.commit).toMatchObject({ allowed: false });
  const later = await commit(people.edda, edited);
  expect(await refusedAndAudited(later, "edda@acme.example", "commit", draft)).toBe(
    "409 approvals_missing",
  );
  const earlier = await commit(people.edda, draft);
  expect(await refusedAndAudited(earlier, "edda@acme.example", "commit", draft)).toBe(
    "409 other_content",
  );
  expect(RouteProblem.parse(earlier.body).detail).toBe(
    "The change was edited since you looked at it: look again, then decide.",
  );
  expect(await versionsOf(table)).toBe(0);
});

test("who changes only the title of somebody else's change wrote in it too", async () => {
  const draft = await inReview(people.edda, "retitled", tableText("a/one"));
  const edited = await save(people.max, draft, { title: "Mine" });
  const body = await approvalOf(people.max, edited);
  const answer = await ask(people.max, "POST", at(draft.id, "/verdicts"), body);
  expect(await refusedAndAudited(answer, "max@acme.example", "approve", draft)).toBe(
    "403 own_change",
  );
});

test("what was edited while a reviewer read it cannot be approved as it was", async () => {
  const shown = await inReview(people.edda, "old-hash", tableText("a/one"));
  const body = await approvalOf(people.rune, shown);
  const edited = await save(people.edda, shown, { text: tableText("evil/model") });
  const mixed = { ...body, contentHash: edited.contentHash };
  for (const old of [body, mixed]) {
    const answer = await ask(people.rune, "POST", at(shown.id, "/verdicts"), old);
    expect(await refusedAndAudited(answer, "rune@acme.example", "approve", shown)).toBe(
      "409 other_content",
    );
  }
  expect((await draftOf(shown.id)).verdicts).toEqual([]);
});

test("of one draft in two browsers the later save is refused, with both texts, and neither is lost", async () => {
  const draft = await begun(people.edda, "two-browsers", tableText("a/one"));
  const [first, second] = [tableText("a/first"), tableText("a/second")];
  await save(people.max, draft, { text: first });
  const late = await ask(people.edda, "PUT", at(draft.id), { revision: 1, text: second });
  expect(await refusedAndAudited(late, "edda@acme.example", "save", draft)).toBe(
    "409 saved_meanwhile",
  );
  expect(RouteProblem.parse(late.body).conflict).toMatchObject({
    ...{ current: { text: first, savedBy: "Max", revision: 2 }, yours: second },
  });
  expect(await draftOf(draft.id)).toMatchObject({ text: first, keptTexts: [{ text: second }] });
  expect(await audited("route.draft_save_conflict", `two-browsers ${draft.id}`)).toMatchObject([
    { actor: { name: "edda@acme.example" } },
  ]);
});

test("a role that was taken away after the page was opened approves nothing, and what it approved before does not count", async () => {
  const opened = await inReview(people.edda, "taken", tableText("a/one"));
  const before = await inReview(people.edda, "taken-later", tableText("a/one"));
  const body = await approvalOf(people.rita, opened);
  expect((await approved(people.rita, before)).state).toBe("approved");
  await grant("rita@acme.example", "viewer");
  const answer = await ask(people.rita, "POST", at(opened.id, "/verdicts"), body);
  expect(await refusedAndAudited(answer, "rita@acme.example", "approve", opened)).toBe(
    "403 forbidden",
  );
  const late = await commit(people.edda, before);
  expect(await refusedAndAudited(late, "edda@acme.example", "commit", before)).toBe(
    "409 approvals_missing",
  );
  expect((await draftOf(before.id)).verdicts).toMatchObject([{ standing: "not_entitled" }]);
  await grant("rita@acme.example", "reviewer");
  expect([await versionsOf("taken"), await versionsOf("taken-later")]).toEqual([0, 0]);
});

test("an approved change is not committed by a token that expired, and the log says which", async () => {
  const draft = await inReview(people.edda, "expired", tableText("a/one"));
  await approved(people.rune, draft);
  const late = token("too-late", "editor", Date.now() - 1);
  expect((await commit(late, draft)).status).toBe(401);
  expect(await audited("access.refused", "expired token")).toMatchObject([
    { actor: { kind: "token", name: "too-late" } },
  ]);
  expect(await versionsOf("expired")).toBe(0);
});

test("an account that was shut between opening and approving is let in nowhere", async () => {
  const shut = await scene.person("Shura", "reviewer");
  const draft = await inReview(people.edda, "shut", tableText("a/one"));
  const body = await approvalOf(shut, draft);
  const { people: all } = await good(People, scene.admin, "GET", "/api/v1/people");
  const { id } = all.find(({ email }) => email === "shura@acme.example") ?? { id: "" };
  await good(z.unknown(), scene.admin, "PUT", `/api/v1/people/${id}`, { disabled: true });
  expect((await ask(shut, "POST", at(draft.id, "/verdicts"), body)).status).toBe(401);
  expect((await draftOf(draft.id)).verdicts).toEqual([]);
  expect(await audited("access.refused", "session that is over")).toHaveLength(1);
});

test("neither a person nor a machine commits by the API what nobody approved", async () => {
  const draft = await inReview(people.edda, "unapproved", tableText("a/one"));
  for (const [who, name] of [
    [people.edda, "edda@acme.example"],
    [people.bot, "bot"],
  ] as const) {
    const answer = await commit(who, draft);
    expect(await refusedAndAudited(answer, name, "commit", draft)).toBe("409 approvals_missing");
  }
  const written = await begun(people.edda, "unapproved", tableText("a/one"));
  const straight = await commit(people.bot, written);
  expect(await refusedAndAudited(straight, "bot", "commit", written)).toBe("409 not_in_state");
  const reason = "I am in a hurry, and alone.";
  const path = at(draft.id, "/emergency-commit");
  const urgent = await ask(people.bot, "POST", path, { ...seenOf(draft), reason });
  expect(await refusedAndAudited(urgent, "bot", "emergency commit", draft)).toBe("403 forbidden");
  expect(await versionsOf("unapproved")).toBe(0);
});

test("a machine with the role of a reviewer approves nothing", async () => {
  const draft = await inReview(people.edda, "by-machine", tableText("a/one"));
  const machine = token("judge", "reviewer");
  const body = await approvalOf(people.rune, draft);
  const answer = await ask(machine, "POST", at(draft.id, "/verdicts"), body);
  expect(await refusedAndAudited(answer, "judge", "approve", draft)).toBe("403 not_a_person");
});

test("a change that lowers the policy is judged by the policy before it", async () => {
  await version("lowered", tableText("a/one", "{ approvals: 2 }"));
  const draft = await inReview(people.edda, "lowered", tableText("a/one", "{ approvals: 1 }"));
  await approved(people.rune, draft);
  const answer = await commit(people.edda, draft);
  expect(await refusedAndAudited(answer, "edda@acme.example", "commit", draft)).toBe(
    "409 approvals_missing",
  );
  expect(await versionsOf("lowered")).toBe(1);
  await approved(people.rita, draft);
  expect((await commit(people.edda, draft)).status).toBe(200);
});

/** Everything of `b` is banned, and a fallback is one of them. */
const BANNED = `scenarios:\n  default: { primary: a/one, fallbacks: [b/two] }\nallow: [a/one]\nbanned: ["b/*"]\n`;

test("an error of the checks refuses handing in, approving, committing and an emergency commit", async () => {
  const written = await begun(people.edda, "erroneous", BANNED);
  const handedIn = await ask(people.edda, "POST", at(written.id, "/submission"), {});
  expect(await refusedAndAudited(handedIn, "edda@acme.example", "submit", written)).toBe(
    "400 checks_failed",
  );

  const fine = await inReview(people.edda, "erroneous", tableText("a/one"));
  const draft = await save(people.edda, fine, { text: BANNED });
  const approval = await approvalOf(people.rune, draft);
  const judged = await ask(people.rune, "POST", at(draft.id, "/verdicts"), approval);
  expect(await refusedAndAudited(judged, "rune@acme.example", "approve", draft)).toBe(
    "400 checks_failed",
  );

  const reason = "The provider is down everywhere.";
  const path = at(draft.id, "/emergency-commit");
  const urgent = await ask(scene.admin, "POST", path, { ...seenOf(draft), reason });
  expect(await refusedAndAudited(urgent, "ada@acme.example", "emergency commit", draft)).toBe(
    "400 checks_failed",
  );

  // As if it had been approved by a release that did not check it yet.
  const { people: all } = await good(People, scene.admin, "GET", "/api/v1/people");
  const { id = "" } = all.find(({ email }) => email === "rune@acme.example") ?? {};
  scene.control.transaction((tx) =>
    addRouteVerdict(tx, {
      ...{ draft: draft.id, verdict: "approve", note: "", ticked: [], at: Date.now() },
      ...{ contentHash: draft.contentHash ?? "", textHash: draft.textHash },
      ...{ reviewerId: id, reviewerName: "Rune", reviewerEmail: "rune@acme.example" },
    }),
  );
  expect((await draftOf(draft.id)).state).toBe("approved");
  const late = await commit(people.edda, draft);
  expect(await refusedAndAudited(late, "edda@acme.example", "commit", draft)).toBe(
    "400 checks_failed",
  );
  expect(await versionsOf("erroneous")).toBe(0);
});

test("an error that the version before has already blocks as well, until it is mended", async () => {
  const base = await version("inherited", tableText("a/one"));
  const dir = join(scene.dataDir, "route-tables.git");
  // Made elsewhere, where nothing checks.
  const blob = realGit(dir, ["hash-object", "-w", "--stdin"], {}, BANNED);
  const index = { GIT_INDEX_FILE: join(dir, "odd-index") };
  realGit(dir, ["read-tree", base.sha], index);
  const entry = `100644,${blob},inherited.yaml`;
  realGit(dir, ["update-index", "--add", "--cacheinfo", entry], index);
  const tree = realGit(dir, ["write-tree"], index);
  const made = realGit(dir, ["commit-tree", tree, "-p", "main", "-m", "Ban b"]);
  realGit(dir, ["update-ref", "refs/heads/main", made]);

  const still = await begun(people.edda, "inherited", `# Nicer\n${BANNED}`);
  expect(still.base).toBe(made);
  const { issues } = await good(RouteChecks, people.edda, "GET", at(still.id, "/checks"));
  const errors = (issues ?? []).filter(({ severity }) => severity === "error");
  expect(new Set(errors.map(({ code, isNew }) => `${code} ${isNew}`))).toEqual(
    new Set(["banned_reachable false"]),
  );
  const answer = await ask(people.edda, "POST", at(still.id, "/submission"), {});
  expect(await refusedAndAudited(answer, "edda@acme.example", "submit", still)).toBe(
    "400 checks_failed",
  );
  await save(people.edda, still, { text: BANNED.replace("[b/two]", "[a/two]") });
  await good(RouteDraftWire, people.edda, "POST", at(still.id, "/submission"), {});
});

test("a new warning that was not ticked refuses the approval, and an emergency commit notes what is open", async () => {
  const table = "warned";
  await version(table, tableText("a/one"));
  const strict = "scenarios:\n  default: { primary: a/never, fallbacks: [] }\n";
  const draft = await inReview(people.edda, table, strict);
  const { ticked, ...rest } = await approvalOf(people.rune, draft);
  expect(ticked).toEqual(["became_strict default default", "never_seen a/never"]);
  const answer = await ask(people.rune, "POST", at(draft.id, "/verdicts"), {
    ...{ ...rest, ticked: ["never_seen a/other", "became_strict default default"] },
  });
  expect(await refusedAndAudited(answer, "rune@acme.example", "approve", draft)).toBe(
    "400 warnings_left",
  );
  expect(RouteProblem.parse(answer.body).refusal).toEqual({
    ...{ code: "warnings_left", ids: ["never_seen a/never"] },
  });

  const body = { ...seenOf(draft), reason: "The provider is down everywhere." };
  const path = at(draft.id, "/emergency-commit");
  const { version: made } = await good(RouteCommitted, scene.admin, "POST", path, body);
  const [decided] = await audited("route.commit_begun", `${table} ${draft.id}`);
  expect(decided).toMatchObject({
    ...{ reason: body.reason, actor: { name: "ada@acme.example" } },
    after: { isEmergency: true, openWarnings: { became_strict: 1, never_seen: 1 } },
  });
  const told = "Open warnings of the checks: became_strict (1), never_seen (1).";
  const [done] = await audited("route.emergency_committed", `${table} ${draft.id}`);
  expect(JSON.stringify(done?.after)).toContain(told);
  const dir = join(scene.dataDir, "route-tables.git");
  expect(realGit(dir, ["log", "-1", "--format=%B", made.sha])).toContain(told);
});

/** Attempts of one model within the last hour, all of them refused by a limit. */
function limited(model: string, count: number): void {
  const writer = openEventWriter(scene.dataDir);
  const attempts = Array.from({ length: count }, (_, n) => ({
    ...{ lineId: 1_000 + n, offset: n * 100, bytes: 99 },
    value: {
      ...{ ...PLAIN_ATTEMPT, at: Date.now() - n, requestId: `limited-${n}`, provider: "a", model },
      ...{ keyId: "key-2", status: 429, outcome: "rate_limited" as const },
    },
  }));
  const source = { ...TUPLES, gateway: "fra-1", path: "/limited.jsonl" };
  writer.write(batch({ source, attempts }));
  writer.close();
}

test("an approved change stays approved when its model breaks a threshold afterwards, and facts and checks say that it does", async () => {
  const factOf = async (model: string) => {
    const facts = await good(RouteFactsWire, people.edda, "GET", "/api/v1/routes/facts");
    return { ...facts, model: facts.models.find((one) => one.model === model) };
  };
  const opus = await factOf("anthropic/opus");
  expect(opus.model).toMatchObject({
    ...{ attempts: 6, regions: [] },
    day: { attempts: 6, rated: { attempts: 6, succeeded: 3, rateLimited: 3 }, p95Ms: 20 },
  });
  expect(opus.keys).toEqual([{ provider: "anthropic", name: "key-1" }]);

  const text = `scenarios:\n  default: { primary: a/busy, fallbacks: [z/spare], slo: { rateLimitedRatio: 0.5 } }\n`;
  const draft = await inReview(people.edda, "busy", text);
  const broken = async () => {
    const { issues } = await good(RouteChecks, people.edda, "GET", at(draft.id, "/checks"));
    return issues?.filter(({ code }) => code === "threshold_broken") ?? [];
  };
  expect(await broken()).toEqual([]);
  expect((await approved(people.rune, draft)).state).toBe("approved");
  limited("busy", 30);
  expect((await factOf("a/busy")).model?.day?.rated).toEqual({
    ...{ attempts: 30, succeeded: 0, rateLimited: 30 },
  });
  expect(await broken()).toMatchObject([{ measured: 1, allowed: 0.5, n: 30, isNew: true }]);
  expect((await draftOf(draft.id)).state).toBe("approved");
  const answer = await commit(people.edda, draft);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
});
