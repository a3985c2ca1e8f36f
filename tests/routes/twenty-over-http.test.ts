import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createToken } from "@/db/control/create-token";
import { listRouteVersions } from "@/db/control/list-route-versions";
import { RouteCommitted, RouteDraftWire, RouteRebased } from "@/lib/contracts/route-drafts";
import { RouteChecks } from "@/lib/contracts/route-facts";
import { RouteProblem } from "@/lib/contracts/route-refusal";
import { readTable } from "@/lib/launch/read-table";
import { consoleServer } from "../access/console-server";
import { fsck, realGit } from "./real-git";
import { type Headers, routeHttp } from "./route-http";

const EACH = 10;
const TABLE = "crowded";
const text = (primary: string, more = "") =>
  `scenarios:\n  default: { primary: ${primary}, fallbacks: [z/spare] }\n${more}`;

test("twenty people and machines who commit at once make one version, and all of them get through with what they wrote", async () => {
  const scene = await routeHttp();
  const server = await consoleServer([]);
  try {
    const rune = await scene.person("Rune", "reviewer");
    const token = (name: string): Headers => {
      const made = { name, role: "editor", gateway: null, createdBy: "Ada" } as const;
      const { secret } = createToken(scene.control, { ...made, expiresAt: null }, Date.now());
      return { authorization: `Bearer ${secret}` };
    };
    const ask = async (who: Headers, method: string, path: string, body?: unknown) => {
      const asked = { headers: who, body };
      const { status, text: said } = await server.ask(method, `/api/v1/routes${path}`, asked);
      return { status, body: JSON.parse(said) as unknown };
    };
    const good = async (...asked: Parameters<typeof ask>) => {
      const answer = await ask(...asked);
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
      return answer.body;
    };
    const draftAt = async (...asked: Parameters<typeof ask>) =>
      RouteDraftWire.parse(await good(...asked));
    const approve = async ({ id }: RouteDraftWire) => {
      const { contentHash, textHash } = await draftAt(rune, "GET", `/drafts/${id}`);
      const { toTick } = RouteChecks.parse(await good(rune, "GET", `/drafts/${id}/checks`));
      const verdict = { verdict: "approve", contentHash, textHash, ticked: toTick };
      return draftAt(rune, "POST", `/drafts/${id}/verdicts`, verdict);
    };
    const handedIn = async (who: Headers, of: string) => {
      const body = { table: TABLE, text: of, title: "Change" };
      const { id } = await draftAt(who, "POST", "/drafts", body);
      return approve(await draftAt(who, "POST", `/drafts/${id}/submission`, {}));
    };
    const commit = (who: Headers, { id, contentHash, textHash }: RouteDraftWire) =>
      ask(who, "POST", `/drafts/${id}/commit`, { contentHash, textHash });

    const first = await handedIn(token("first"), text("a/base"));
    expect((await commit(token("other"), first)).status).toBe(200);
    const all: { who: Headers; name: string; draft: RouteDraftWire }[] = [];
    for (let at = 0; at < EACH; at += 1) {
      for (const [name, who] of [
        [`person-${at}`, await scene.person(`Person-${at}`, "editor")],
        [`machine-${at}`, token(`machine-${at}`)],
      ] as const) {
        // All want another default, and each has an agent of its own.
        const own = text(`a/${name}`, `  agent:${name}: { primary: a/${name}, fallbacks: [] }\n`);
        all.push({ who, name, draft: await handedIn(who, own) });
      }
    }

    const answers = await Promise.all(all.map(({ who, draft }) => commit(who, draft)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(all.length - 1);
    expect(new Set(refused.map(({ body }) => RouteProblem.parse(body).refusal.code))).toEqual(
      new Set(["stale_base"]),
    );
    expect(listRouteVersions(scene.control, { table: TABLE })).toHaveLength(2);

    /** Brings in what is newer, takes one's own where both say something, has it approved, and tries again. */
    const getThrough = async ({ who, draft: { id } }: (typeof all)[number]) => {
      for (;;) {
        const draft = await draftAt(who, "GET", `/drafts/${id}`);
        if (draft.isStale) {
          const asked = await ask(who, "POST", `/drafts/${id}/rebase`, {
            revision: draft.revision,
            choices: [{ where: ["scenarios", "default"], take: "ours" }],
          });
          // Another version came while this one was brought in.
          if (asked.status === 409) continue;
          expect(asked, JSON.stringify(asked.body)).toMatchObject({ status: 200 });
          expect(RouteRebased.parse(asked.body).conflicts).toEqual([]);
        }
        const answer = await commit(who, await approve(draft));
        if (answer.status === 200) return RouteCommitted.parse(answer.body).version;
        expect(RouteProblem.parse(answer.body).refusal.code).toBe("stale_base");
      }
    };
    const left = all.filter((_, at) => answers[at]?.status !== 200);
    await Promise.all(left.map(getThrough));

    const versions = listRouteVersions(scene.control, { table: TABLE }).reverse();
    expect(versions.map(({ number }) => number)).toEqual(
      Array.from({ length: all.length + 1 }, (_, at) => at + 1),
    );
    const dir = join(scene.dataDir, "route-tables.git");
    expect(fsck(dir)).toBe("");
    const told = realGit(dir, ["log", "--reverse", "--format=%H", "main"]).split("\n");
    expect(versions.map(({ sha }) => sha)).toEqual(told);
    expect(new Set(versions.map(({ draft }) => draft))).toEqual(
      new Set([first.id, ...all.map(({ draft }) => draft.id)]),
    );
    const newest = readTable(`${realGit(dir, ["show", `main:${TABLE}.yaml`])}\n`);
    const { scenarios = {} } = newest.kind === "table" ? newest.table : {};
    for (const { name, draft } of all) {
      expect(scenarios[`agent:${name}`]).toEqual({ primary: `a/${name}`, fallbacks: [] });
      // What each wrote at first is there still: in the draft, or beside it.
      const { text: last, keptTexts } = await draftAt(rune, "GET", `/drafts/${draft.id}`);
      expect([last, ...keptTexts.map((kept) => kept.text)]).toContain(draft.text);
    }
  } finally {
    await server.close();
    scene.control.$client.close();
    delete process.env.SIGNALBOX_DATA;
    rmSync(scene.dataDir, { recursive: true, force: true });
  }
}, 180_000);
