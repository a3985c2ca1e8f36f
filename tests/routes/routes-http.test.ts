import { rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createToken } from "@/db/control/create-token";
import { RouteChains } from "@/lib/contracts/route-chains";
import {
  RouteCommitted,
  RouteDrafts,
  RouteDraftWire,
  RoutePresent,
  RouteRebased,
} from "@/lib/contracts/route-drafts";
import { RouteExported, RouteImported } from "@/lib/contracts/route-exchange";
import { RouteChecks, RouteFactsWire } from "@/lib/contracts/route-facts";
import { RouteProblem } from "@/lib/contracts/route-refusal";
import {
  RouteBlame,
  RouteDifference,
  RouteEffect,
  RouteMarks,
  RouteTables,
  RouteVersionAt,
  RouteVersionDetail,
  RouteVersions,
} from "@/lib/contracts/route-versions";
import { fsck, realGit } from "./real-git";
import { ask, type Method, routeHttp } from "./route-http";
import { tableText } from "./route-scene";

type Scene = Awaited<ReturnType<typeof routeHttp>>;
type Who = Scene["admin"];

let scene: Scene;
/** Edda writes, Rune reviews, Max does both, Vic looks. */
let [edda, rune, max, vic]: Who[] = [];

beforeAll(async () => {
  scene = await routeHttp();
  edda = await scene.person("Edda", "editor");
  rune = await scene.person("Rune", "reviewer");
  max = await scene.person("Max", "editor", "reviewer");
  vic = await scene.person("Vic", "viewer");
  return () => {
    scene.control.$client.close();
    delete process.env.SIGNALBOX_DATA;
    rmSync(scene.dataDir, { recursive: true, force: true });
  };
}, 60_000);

const people = () => ({ edda: edda ?? {}, rune: rune ?? {}, max: max ?? {}, vic: vic ?? {} });

/** The answer of what must succeed. */
async function good(who: Who, method: Method, path: string, body?: unknown): Promise<unknown> {
  const answer = await ask(who, method, path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body;
}

async function begun(who: Who, table: string, text: string, title = "Change") {
  return RouteDraftWire.parse(await good(who, "POST", "/drafts", { table, text, title }));
}

function seenOf({ contentHash, textHash }: RouteDraftWire) {
  return { contentHash, textHash };
}

async function submitted(who: Who, table: string, text: string) {
  const { id } = await begun(who, table, text);
  return RouteDraftWire.parse(await good(who, "POST", `/drafts/${id}/submission`, {}));
}

/** A version that Edda wrote and Rune approved. */
async function version(table: string, text: string) {
  const draft = await submitted(people().edda, table, text);
  await approved(people().rune, draft);
  const path = `/drafts/${draft.id}/commit`;
  return RouteCommitted.parse(await good(people().edda, "POST", path, seenOf(draft))).version;
}

async function approved(who: Who, draft: RouteDraftWire) {
  const { toTick } = RouteChecks.parse(await good(who, "GET", `/drafts/${draft.id}/checks`));
  const body = { verdict: "approve", ...seenOf(draft), ticked: toTick };
  return RouteDraftWire.parse(await good(who, "POST", `/drafts/${draft.id}/verdicts`, body));
}

const SECRET = "sk-live-0123456789abcdef0123456789abcdef";
const CONFIG = `// of a Gateway
{
  agents: {
    defaults: { model: { primary: "anthropic/claude-opus-5", fallbacks: ["openai/gpt-6-astra"] } },
    $include: "./agents.json5",
  },
  models: { providers: { openai: { apiKey: "${SECRET}", models: [] } } },
  env: { OPENAI_API_KEY: "${SECRET}" },
}`;
const AGENTS = `{ entries: { ops: { model: "anthropic/claude-haiku-5" } } }`;

test("a Gateway's configuration becomes a draft, a reviewed version, and a history that Git tells too", async () => {
  const { edda, rune, vic } = people();
  const files = { "openclaw.json": CONFIG, "agents.json5": AGENTS };
  const imported = await good(edda, "POST", "/imports", { files });
  const { text, isTable, report } = RouteImported.parse(imported);
  expect(isTable).toBe(true);
  expect(text).toContain("agent:ops");
  expect(report.length).toBeGreaterThan(0);
  expect(JSON.stringify(imported)).not.toContain(SECRET);

  const draft = await begun(edda, "production", text ?? "", "");
  expect(draft).toMatchObject({ state: "draft", revision: 1, base: null, isStale: false });
  expect(draft.steps.submit).toMatchObject({ allowed: false, refusal: { code: "no_title" } });
  const edit = { revision: 1, text: `# Ours\n${text}`, title: "Import", ticket: "OPS-7" };
  const saved = RouteDraftWire.parse(await good(edda, "PUT", `/drafts/${draft.id}`, edit));
  expect(saved).toMatchObject({ revision: 2, title: "Import" });
  const tables = RouteTables.parse(await good(vic, "GET", ""));
  expect(tables.newTables.map(({ id }) => id)).toEqual([draft.id]);

  const handedIn = RouteDraftWire.parse(
    await good(edda, "POST", `/drafts/${draft.id}/submission`, {}),
  );
  expect(handedIn).toMatchObject({ state: "in_review", missing: 1 });
  expect(handedIn.steps.judge).toMatchObject({ allowed: false, refusal: null });
  const seen = RouteDraftWire.parse(await good(rune, "GET", `/drafts/${draft.id}`));
  expect(seen.steps.judge).toEqual({ allowed: true, why: null, refusal: null });
  const agreed = await approved(rune, seen);
  expect(agreed).toMatchObject({ state: "approved", approvedBy: [{ name: "Rune" }] });
  expect(agreed.verdicts).toMatchObject([{ standing: "counts", reviewerName: "Rune" }]);

  const answer = await good(edda, "POST", `/drafts/${draft.id}/commit`, seenOf(seen));
  const { version } = RouteCommitted.parse(answer);
  expect(version).toMatchObject({ number: 1, table: "production", ticket: "OPS-7" });
  const history = RouteVersions.parse(await good(vic, "GET", "/tables/production/versions"));
  expect(history).toMatchObject({ total: 1, next: null, versions: [{ sha: version.sha }] });
  const at = `/tables/production/versions/${version.sha}`;
  const detail = RouteVersionDetail.parse(await good(vic, "GET", at));
  expect(detail).toMatchObject({ text: edit.text, isLive: true, before: null, after: null });
  const dir = join(scene.dataDir, "route-tables.git");
  expect(realGit(dir, ["show", "main:production.yaml"])).toBe(edit.text.trimEnd());
  expect(realGit(dir, ["log", "--format=%H %an", "main"])).toBe(`${version.sha} Edda`);
  expect(fsck(dir)).toBe("");
});

test("each line of a version names the version that it came with", async () => {
  const { vic } = people();
  const first = await version("blamed", tableText("a/one"));
  const second = await version("blamed", tableText("a/two"));
  const path = `/tables/blamed/versions/${second.sha}/blame`;
  const { lines, commits } = RouteBlame.parse(await good(vic, "GET", path));
  const primary = lines.find(({ text }) => text.includes("primary"));
  expect(commits[primary?.sha ?? ""]?.version?.number).toBe(2);
  expect(lines.filter(({ sha }) => sha === first.sha)).toHaveLength(lines.length - 1);
});

test("a difference sets a version beside the one before, any other, or a draft", async () => {
  const { edda, vic } = people();
  const first = await version("differing", tableText("a/one"));
  await version("differing", tableText("a/two"));
  const third = await version("differing", tableText("a/three"));
  const of = async (query: string) => {
    const path = `/tables/differing/difference?around=0&${query}`;
    const { hunks, added, removed, from } = RouteDifference.parse(await good(vic, "GET", path));
    const lines = (hunks ?? []).flatMap((hunk) => hunk.lines.map(({ text }) => text.trim()));
    return { lines, counts: [removed, added], from: from?.version?.number ?? null };
  };
  const [one, two, three] = ["primary: a/one", "primary: a/two", "primary: a/three"];
  expect(await of(`to=${third.sha}`)).toEqual({ lines: [two, three], counts: [1, 1], from: 2 });
  expect(await of(`from=${first.sha}&to=${third.sha}`)).toMatchObject({ lines: [one, three] });
  expect(await of(`to=${first.sha}`)).toMatchObject({ counts: [0, 5], from: null });
  const draft = await begun(edda, "differing", tableText("a/four"));
  expect(await of(`draft=${draft.id}`)).toMatchObject({ lines: [three, "primary: a/four"] });
  const neither = await ask(vic, "GET", "/tables/differing/difference");
  expect(neither).toMatchObject({ status: 400, body: { code: "invalid_query" } });
});

test("the version in force at a time is the one that began last before it, and none before the first", async () => {
  const { vic } = people();
  const first = await version("timed", tableText("a/one"));
  const at = async (time: number) =>
    RouteVersionAt.parse(await good(vic, "GET", `/tables/timed/at?at=${time}`)).version?.number;
  expect([await at(first.at - 1), await at(first.at)]).toEqual([undefined, 1]);
  const marks = await good(vic, "GET", `/marks?table=timed&from=${first.at}&to=${first.at + 1}`);
  expect(RouteMarks.parse(marks).versions.map(({ number }) => number)).toEqual([1]);
});

test("versions come in pages, the newest first, without one twice or left out", async () => {
  const { vic } = people();
  for (const model of ["one", "two", "three"]) await version("paged", tableText(`a/${model}`));
  const page = async (query: string) =>
    RouteVersions.parse(await good(vic, "GET", `/tables/paged/versions?limit=2${query}`));
  const first = await page("");
  expect(first.versions.map(({ number }) => number)).toEqual([3, 2]);
  const rest = await page(`&before=${first.next}`);
  expect(rest).toMatchObject({ next: null, versions: [{ number: 1 }] });
});

test("before and after of a version are of the same length, which ends where the next one begins", async () => {
  const { vic } = people();
  const first = await version("effective", tableText("a/one"));
  const second = await version("effective", tableText("a/two"));
  const path = `/tables/effective/versions/${first.sha}/effect`;
  const effect = RouteEffect.parse(await good(vic, "GET", path));
  const { before, after } = effect;
  expect(effect.afterEnds).toBe("next_version");
  expect(after.range).toEqual({ from: first.at, to: second.at });
  expect(before.range).toEqual({ from: 2 * first.at - second.at, to: first.at });
  expect([before.evidence, after.evidence]).toEqual(["none", "none"]);
});

test("a revert is a draft with the older text, which says what it brings back", async () => {
  const { edda } = people();
  const first = await version("reverted", tableText("a/one"));
  await version("reverted", tableText("a/two"));
  const path = `/tables/reverted/versions/${first.sha}/revert`;
  const draft = RouteDraftWire.parse(await good(edda, "POST", path, { reason: "It was slower." }));
  expect(draft).toMatchObject({ text: tableText("a/one"), reverts: first.sha, isStale: false });
});

test("an export names the change that a running configuration needs, and none once it is made", async () => {
  const { vic } = people();
  await version("exported", tableText("a/one"));
  const config = { agents: { defaults: { model: { primary: "a/old", fallbacks: ["a/x"] } } } };
  const ask = async (running: object) =>
    RouteExported.parse(await good(vic, "POST", "/tables/exported/export", { config: running }));
  const needed = await ask(config);
  expect(JSON.stringify(needed.patch)).toContain("a/one");
  expect(needed.replacePaths).toContain("agents.defaults.model.fallbacks");
  const done = { agents: { defaults: { model: { primary: "a/one", fallbacks: ["z/spare"] } } } };
  expect((await ask(done)).patch).toBeNull();
});

test("the chains of a draft and of its version are the same, and a text that is no table has none", async () => {
  const { edda, vic } = people();
  const made = await version("chained", tableText("a/one"));
  const of = async (path: string) => RouteChains.parse(await good(vic, "GET", path));
  const ofVersion = await of(`/tables/chained/versions/${made.sha}/chains`);
  expect(await of(`/drafts/${made.draft}/chains`)).toEqual(ofVersion);
  const chain = ofVersion.chains?.find(({ situation }) => situation.kind === "default");
  expect(chain?.candidates.map(({ model }) => model)).toEqual(["a/one", "z/spare"]);
  const broken = await begun(edda, "chained", "scenarios: [");
  expect(await of(`/drafts/${broken.id}/chains`)).toMatchObject({ chains: null });
});

test("a save that came too late is refused with both texts, and neither is lost", async () => {
  const { edda, max } = people();
  const { id } = await begun(edda, "raced", tableText("a/one"));
  await good(max, "PUT", `/drafts/${id}`, { revision: 1, text: tableText("a/max") });
  const late = { revision: 1, text: tableText("a/edda") };
  const refused = await ask(edda, "PUT", `/drafts/${id}`, late);
  expect(refused.status).toBe(409);
  const { code, refusal, conflict } = RouteProblem.parse(refused.body);
  expect([code, refusal]).toEqual(["conflict", { code: "saved_meanwhile", by: "Max" }]);
  expect(conflict).toMatchObject({
    current: { revision: 2, text: tableText("a/max"), savedBy: "Max" },
    yours: late.text,
  });
  const draft = RouteDraftWire.parse(await good(edda, "GET", `/drafts/${id}`));
  expect(draft.text).toBe(tableText("a/max"));
  expect(draft.keptTexts).toMatchObject([{ text: late.text, name: "Edda", revision: 1 }]);
});

test("a suggestion on a line is applied once, resolves its comment, and is said to everybody", async () => {
  const { edda, rune, max } = people();
  const { id, text } = await submitted(edda, "discussed", tableText("a/one"));
  const line = text.split("\n").findIndex((one) => one.includes("primary")) + 1;
  const said = {
    place: "line",
    line,
    body: "Faster.",
    suggestion: "    primary: a/two",
    revision: 1,
  };
  const spoken = RouteDraftWire.parse(await good(rune, "POST", `/drafts/${id}/comments`, said));
  const [comment] = spoken.comments;
  expect(comment).toMatchObject({ name: "Rune", quoted: "    primary: a/one", resolvedAt: null });
  const path = `/drafts/${id}/comments/${comment?.id}`;
  const applied = RouteDraftWire.parse(
    await good(edda, "POST", `${path}/application`, { revision: 1 }),
  );
  expect(applied.text).toBe(tableText("a/two"));
  expect(applied.comments).toMatchObject([{ resolvedBy: "Edda" }]);
  const opened = RouteDraftWire.parse(await good(rune, "PUT", path, { isResolved: false }));
  expect(opened.comments).toMatchObject([{ resolvedAt: null }]);
  await good(edda, "POST", `/drafts/${id}/presence`, { isEditing: true });
  const present = await good(max, "POST", `/drafts/${id}/presence`, { isEditing: false });
  expect(RoutePresent.parse(present).others).toMatchObject([{ name: "Edda", isEditing: true }]);
});

test("an emergency commit is told on the list until somebody else has approved it", async () => {
  const { edda, rune, vic } = people();
  const draft = await submitted(edda, "urgent", tableText("a/one"));
  const reason = "The provider is down everywhere.";
  const path = `/drafts/${draft.id}/emergency-commit`;
  expect((await ask(edda, "POST", path, { ...seenOf(draft), reason })).status).toBe(403);
  const answer = await good(scene.admin, "POST", path, { ...seenOf(draft), reason });
  expect(RouteCommitted.parse(answer).version.isEmergency).toBe(true);
  const waiting = async () => RouteTables.parse(await good(vic, "GET", "")).emergencies;
  expect(await waiting()).toMatchObject([{ id: draft.id, emergency: reason }]);
  await approved(rune, draft);
  expect(await waiting()).toEqual([]);
});

test("a withdrawn draft is gone from the open ones, and is found by its phase", async () => {
  const { edda, vic } = people();
  const { id } = await begun(edda, "withdrawn", tableText("a/one"));
  await good(edda, "POST", `/drafts/${id}/withdrawal`, { reason: "Not now." });
  const ids = async (query: string) =>
    RouteDrafts.parse(await good(vic, "GET", `/drafts?table=withdrawn${query}`)).drafts.map(
      (draft) => draft.id,
    );
  expect([await ids(""), await ids("&phase=withdrawn")]).toEqual([[], [id]]);
});

/** Each: what leads to the refusal, and the status with which it must arrive. */
const REFUSALS: [code: string, status: number, refuse: () => ReturnType<typeof ask>][] = [
  [
    "no_title",
    400,
    async () => {
      const { edda } = people();
      const { id } = await begun(edda, "r-title", tableText("a/one"), "");
      return ask(edda, "POST", `/drafts/${id}/submission`, {});
    },
  ],
  [
    "not_readable",
    400,
    async () => {
      const { edda } = people();
      const { id } = await begun(edda, "r-read", "scenarios: 7");
      return ask(edda, "POST", `/drafts/${id}/submission`, {});
    },
  ],
  [
    "nothing_changed",
    400,
    async () => {
      const { edda } = people();
      await version("r-same", tableText("a/one"));
      const { id } = await begun(edda, "r-same", tableText("a/one"));
      return ask(edda, "POST", `/drafts/${id}/submission`, {});
    },
  ],
  [
    "reason_too_short",
    400,
    async () => {
      const draft = await submitted(people().edda, "r-short", tableText("a/one"));
      const body = { ...seenOf(draft), reason: "now" };
      return ask(scene.admin, "POST", `/drafts/${draft.id}/emergency-commit`, body);
    },
  ],
  [
    "own_change",
    403,
    async () => {
      const draft = await submitted(people().max, "r-own", tableText("a/one"));
      const body = { verdict: "approve", ...seenOf(draft) };
      return ask(people().max, "POST", `/drafts/${draft.id}/verdicts`, body);
    },
  ],
  [
    "not_a_person",
    403,
    async () => {
      const draft = await submitted(people().edda, "r-token", tableText("a/one"));
      const made = { name: "bot", role: "reviewer", gateway: null, createdBy: "Ada" } as const;
      const { secret } = createToken(scene.control, { ...made, expiresAt: null }, Date.now());
      const body = { verdict: "approve", ...seenOf(draft) };
      const bot = { authorization: `Bearer ${secret}` };
      return ask(bot, "POST", `/drafts/${draft.id}/verdicts`, body);
    },
  ],
  [
    "not_yours",
    403,
    async () => {
      const { id } = await begun(people().edda, "r-yours", tableText("a/one"));
      return ask(people().max, "POST", `/drafts/${id}/withdrawal`, {});
    },
  ],
  [
    "not_in_state",
    409,
    async () => {
      const { id } = await submitted(people().edda, "r-state", tableText("a/one"));
      return ask(people().edda, "POST", `/drafts/${id}/submission`, {});
    },
  ],
  [
    "other_content",
    409,
    async () => {
      const { edda, rune } = people();
      const draft = await submitted(edda, "r-other", tableText("a/one"));
      await good(edda, "PUT", `/drafts/${draft.id}`, { revision: 1, text: tableText("a/two") });
      const body = { verdict: "approve", ...seenOf(draft) };
      return ask(rune, "POST", `/drafts/${draft.id}/verdicts`, body);
    },
  ],
  [
    "approvals_missing",
    409,
    async () => {
      const draft = await submitted(people().edda, "r-missing", tableText("a/one"));
      return ask(people().edda, "POST", `/drafts/${draft.id}/commit`, seenOf(draft));
    },
  ],
  [
    "changes_requested",
    409,
    async () => {
      const { edda, rune } = people();
      const draft = await submitted(edda, "r-changes", tableText("a/one"));
      const body = { verdict: "request_changes", ...seenOf(draft) };
      await good(rune, "POST", `/drafts/${draft.id}/verdicts`, body);
      return ask(edda, "POST", `/drafts/${draft.id}/commit`, seenOf(draft));
    },
  ],
  [
    "stale_base",
    409,
    async () => {
      const { edda, rune } = people();
      const draft = await submitted(edda, "r-stale", tableText("a/one"));
      await approved(rune, draft);
      await version("r-stale", tableText("a/two"));
      return ask(edda, "POST", `/drafts/${draft.id}/commit`, seenOf(draft));
    },
  ],
];

test.each(REFUSALS)(
  "%s reaches HTTP as %i, with its own code and a sentence",
  async (code, status, refuse) => {
    const answer = await refuse();
    expect(answer.status).toBe(status);
    const problem = RouteProblem.parse(answer.body);
    expect(problem).toMatchObject({ status, refusal: { code } });
    expect(problem.detail).toMatch(/\.$/);
  },
);

test("a draft whose base was replaced is told so, and goes on once it is brought onto the newest version", async () => {
  const { edda, rune } = people();
  await version("moved", tableText("a/one"));
  const { id } = await begun(edda, "moved", tableText("a/mine"));
  const newer = await version("moved", tableText("a/theirs"));
  const stale = RouteDraftWire.parse(await good(edda, "GET", `/drafts/${id}`));
  expect(stale).toMatchObject({ isStale: true, live: newer.sha });
  const merged = { revision: stale.revision, text: tableText("a/both"), base: newer.sha };
  const moved = RouteDraftWire.parse(await good(edda, "PUT", `/drafts/${id}`, merged));
  expect(moved).toMatchObject({ isStale: false, base: newer.sha, baseText: tableText("a/theirs") });
  const handedIn = RouteDraftWire.parse(await good(edda, "POST", `/drafts/${id}/submission`, {}));
  await approved(rune, handedIn);
  const made = await good(edda, "POST", `/drafts/${id}/commit`, seenOf(handedIn));
  expect(RouteCommitted.parse(made).version.number).toBe(3);
});

test.each([
  ["without the proof of its page", { "x-signalbox-csrf": "" }, "csrf", 403],
  ["from another site", { origin: "https://evil.example" }, "cross_site", 403],
  ["that is no JSON", { "content-type": "text/plain" }, "unsupported_media_type", 415],
])("a write %s is refused, and begins nothing", async (_, forged, code, status) => {
  const { edda, vic } = people();
  const body = { table: "forged", text: tableText("a/one") };
  const answer = await ask({ ...edda, ...forged }, "POST", "/drafts", body);
  expect(answer).toMatchObject({ status, body: { code } });
  const drafts = await good(vic, "GET", "/drafts?table=forged");
  expect(RouteDrafts.parse(drafts).drafts).toEqual([]);
});

test("a text as long as a draft may have is saved, a longer one refused, and neither ends the server", async () => {
  const { edda } = people();
  const { id } = await begun(edda, "long", tableText("a/one"));
  const textOf = (length: number) => tableText("a/one").padEnd(length, "#");
  const save = (revision: number, length: number) =>
    ask(edda, "PUT", `/drafts/${id}`, { revision, text: textOf(length) });
  expect(await save(1, 1_000_000)).toMatchObject({ status: 200 });
  expect(await save(2, 1_000_001)).toMatchObject({ status: 400, body: { code: "invalid_body" } });
  expect(await save(2, 4_194_304)).toMatchObject({ status: 413, body: { code: "body_too_large" } });
});

test("a link of a ticket is one of the web, with the reference escaped, or there is none", async () => {
  const linked = (table: string, url: string) =>
    version(table, `${tableText("a/one")}tickets: { url: "${url}" }\n`);
  await linked("ticketed", "https://jira.example/browse/{ticket}");
  await linked("hostile", "javascript:alert('{ticket}')");
  const { edda } = people();
  const urlOf = async (table: string) => {
    const { id, revision } = await begun(edda, table, tableText("a/two"));
    const edit = { revision, ticket: "OPS 7/../x" };
    return RouteDraftWire.parse(await good(edda, "PUT", `/drafts/${id}`, edit)).ticketUrl;
  };
  expect(await urlOf("ticketed")).toBe("https://jira.example/browse/OPS%207%2F..%2Fx");
  expect(await urlOf("hostile")).toBeNull();
});

test("who only looks can read everything and is refused every write", async () => {
  const { edda, vic } = people();
  const draft = await submitted(edda, "looked-at", tableText("a/one"));
  const seen = seenOf(draft);
  const told = RouteDraftWire.parse(await good(vic, "GET", `/drafts/${draft.id}`));
  expect(Object.values(told.steps).map(({ allowed }) => allowed)).toEqual(Array(7).fill(false));
  const writes: [Method, string, unknown][] = [
    ["POST", "/drafts", { table: "looked-at" }],
    ["PUT", `/drafts/${draft.id}`, { revision: 1, text: "x" }],
    ["POST", `/drafts/${draft.id}/submission`, {}],
    ["POST", `/drafts/${draft.id}/verdicts`, { verdict: "approve", ...seen }],
    ["POST", `/drafts/${draft.id}/comments`, { place: "draft", body: "x", revision: 1 }],
    ["POST", `/drafts/${draft.id}/withdrawal`, {}],
    ["POST", `/drafts/${draft.id}/commit`, seen],
    ["POST", `/drafts/${draft.id}/emergency-commit`, { ...seen, reason: "I want it so much." }],
    ["POST", "/team", {}],
  ];
  for (const [method, path, body] of writes) {
    const { status } = await ask(vic, method, path, body);
    expect([path, status]).toEqual([path, 403]);
  }
});

test("nobody reads a route table without a session, and a token that ingests does not either", async () => {
  const nobody = await ask({}, "GET", "");
  expect(nobody.status).toBe(401);
  const made = { name: "push", role: "ingest", gateway: null, createdBy: "Ada" } as const;
  const { secret } = createToken(scene.control, { ...made, expiresAt: null }, Date.now());
  expect((await ask({ authorization: `Bearer ${secret}` }, "GET", "")).status).toBe(403);
});

test.each([
  ["a table that never was", "/tables/nowhere/versions", 404],
  ["a version that never was", `/tables/production/versions/${"0".repeat(40)}`, 404],
  ["a version that is no commit", "/tables/production/versions/main", 400],
  ["a draft that never was", "/drafts/none", 404],
  ["a parameter that there is not", "/tables/production/versions?page=2", 400],
])("%s is answered %s with %i", async (_, path, status) => {
  expect((await ask(people().vic, "GET", path)).status).toBe(status);
});

test("a configuration whose include is missing is refused with the name of the file and no content", async () => {
  const answer = await good(people().edda, "POST", "/imports", {
    files: { "openclaw.json": CONFIG },
  });
  const { text, issues } = RouteImported.parse(answer);
  expect([text, issues]).toEqual([null, [{ code: "missing", file: "agents.json5" }]]);
  expect(JSON.stringify(answer)).not.toContain(SECRET);
});

test("the newest version is brought into a draft by scenario, and what both sides changed is chosen first", async () => {
  const { edda } = people();
  const table = (primary: string, image: string, note = "") =>
    `scenarios:\n  default: { primary: ${primary} }\n  # Pictures${note}.\n  image: { primary: ${image} }\n`;
  await version("merged", table("a/one", "a/eye"));
  const one = await begun(edda, "merged", `# mine\n${table("a/mine", "a/eye")}`);
  const both = await begun(edda, "merged", table("a/mine", "a/mine"));
  const newer = await version("merged", table("a/one", "a/theirs", ", see 12"));
  const brought = RouteRebased.parse(
    await good(edda, "POST", `/drafts/${one.id}/rebase`, { revision: one.revision }),
  );
  expect(brought.conflicts).toEqual([]);
  expect(brought.draft).toMatchObject({
    ...{ isStale: false, base: newer.sha, text: table("a/mine", "a/theirs", ", see 12") },
    keptTexts: [{ text: `# mine\n${table("a/mine", "a/eye")}` }],
  });
  const asked = RouteRebased.parse(
    await good(edda, "POST", `/drafts/${both.id}/rebase`, { revision: both.revision }),
  );
  expect(asked).toMatchObject({
    draft: null,
    conflicts: [{ where: ["scenarios", "image"], part: "chain" }],
  });
  const untouched = RouteDraftWire.parse(await good(edda, "GET", `/drafts/${both.id}`));
  expect(untouched).toMatchObject({ revision: both.revision, isStale: true });
  const choices = [{ where: ["scenarios", "image"], take: "ours" }];
  const body = { revision: both.revision, choices };
  const chosen = RouteRebased.parse(await good(edda, "POST", `/drafts/${both.id}/rebase`, body));
  expect(chosen.draft?.text).toBe(table("a/mine", "a/mine", ", see 12"));
  const late = await ask(edda, "POST", `/drafts/${both.id}/rebase`, body);
  expect(RouteProblem.parse(late.body).refusal.code).toBe("saved_meanwhile");
});

test("an error of the checks blocks handing in, and a new warning has to be ticked by who approves", async () => {
  const { edda, rune } = people();
  const text = (fallbacks: string, banned = "[]") =>
    `scenarios:\n  default: { primary: a/one, fallbacks: [${fallbacks}] }\nbanned: ${banned}\nallow: [a/one]\n`;
  await version("checked", text("b/two"));
  const blocked = await begun(edda, "checked", text("b/two", '["b/*"]'));
  const checks = RouteChecks.parse(await good(edda, "GET", `/drafts/${blocked.id}/checks`));
  expect(checks.issues?.map(({ code, severity }) => [code, severity])).toContainEqual([
    ...["banned_reachable", "error"],
  ]);
  const handedIn = await ask(edda, "POST", `/drafts/${blocked.id}/submission`, {});
  expect(handedIn.status).toBe(400);
  expect(RouteProblem.parse(handedIn.body).refusal).toMatchObject({ code: "checks_failed" });

  const strict = await begun(edda, "checked", text(""));
  const { textHash, toTick } = RouteChecks.parse(
    await good(edda, "GET", `/drafts/${strict.id}/checks`),
  );
  expect(toTick).toEqual(["became_strict default default"]);
  const asked = RouteDraftWire.parse(
    await good(edda, "POST", `/drafts/${strict.id}/submission`, {}),
  );
  expect(asked.textHash).toBe(textHash);
  const verdict = { verdict: "approve", ...seenOf(asked) };
  const refused = await ask(rune, "POST", `/drafts/${strict.id}/verdicts`, verdict);
  expect(RouteProblem.parse(refused.body).refusal).toEqual({ code: "warnings_left", ids: toTick });
  const ticked = { ...verdict, ticked: toTick };
  expect(await good(rune, "POST", `/drafts/${strict.id}/verdicts`, ticked)).toMatchObject({
    ...{ state: "approved", verdicts: [{ ticked: toTick }] },
  });
});

test("a draft of a text that is no table has no checks, and says so", async () => {
  const { edda } = people();
  const { id } = await begun(edda, "unchecked", "scenarios: [");
  const checks = RouteChecks.parse(await good(edda, "GET", `/drafts/${id}/checks`));
  expect(checks).toMatchObject({ issues: null, toTick: [] });
});

test("where there is no traffic, facts say of no model and no key anything", async () => {
  const { vic } = people();
  const facts = RouteFactsWire.parse(await good(vic, "GET", "/facts"));
  expect([facts.models, facts.keys]).toEqual([[], []]);
});
