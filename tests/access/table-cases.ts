import { expect } from "vitest";
import type { z } from "zod";
import { findRouteDraft } from "@/db/control/find-route-draft";
import { listRouteComments } from "@/db/control/list-route-comments";
import { listRouteVersions } from "@/db/control/list-route-versions";
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
import { RouteReplay } from "@/lib/contracts/route-replay";
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
import { LOCAL, type Principal } from "@/lib/core/access/principal";
import { openRoutes } from "@/lib/launch/open-routes";
import { beginRouteDraft } from "@/lib/services/begin-route-draft";
import { commentOnRouteDraft } from "@/lib/services/comment-on-route-draft";
import { commitRouteDraft } from "@/lib/services/commit-route-draft";
import { judgeRouteDraft } from "@/lib/services/judge-route-draft";
import { saveRouteDraft } from "@/lib/services/save-route-draft";
import { submitRouteDraft } from "@/lib/services/submit-route-draft";
import type { AccessScene } from "./access-scene";
import type { Answer } from "./console-server";
import type { Asked, RouteCase } from "./route-cases";

/** Also the name of an environment, to which roles of some people here are limited. */
const TABLE = "production";
let made = 0;

/** A table that is like no other, and has nothing to warn of. */
function newText(): string {
  made += 1;
  return `scenarios:\n  default: { primary: x/model-${made}, fallbacks: [y/spare] }\n`;
}

function storesOf({ dataDir, control, keys }: AccessScene, principal: Principal = LOCAL) {
  return openRoutes(dataDir, { principal, address: null, control, keys, now: Date.now() });
}

/** A draft that was begun on this machine's terminal. */
async function draft(scene: AccessScene) {
  const begun = { table: TABLE, text: newText(), title: "Change" };
  return (await beginRouteDraft(await storesOf(scene), begun)).draft;
}

async function inReview(scene: AccessScene) {
  const { id } = await draft(scene);
  return (await submitRouteDraft(await storesOf(scene), id)).draft;
}

async function approved(scene: AccessScene) {
  const { id, contentHash, textHash } = await inReview(scene);
  const grants = [{ role: "reviewer", gateways: null, environments: null }] as const;
  const email = `rita-${id}@acme.example`;
  const person = { kind: "person", id: scene.person(email, grants), name: "Rita", email } as const;
  const stores = await storesOf(scene, { ...person, grants, via: "session", sessionId: null });
  const seen = { contentHash: contentHash ?? "", textHash };
  const given = { verdict: "approve", seen, ticked: [] } as const;
  return { ...(await judgeRouteDraft(stores, id, given)).draft, seen };
}

/** The newest version, made if there is none. */
async function version(scene: AccessScene) {
  const [newest] = listRouteVersions(scene.control, { table: TABLE });
  if (newest !== undefined) return newest;
  const { id, seen } = await approved(scene);
  return commitRouteDraft(await storesOf(scene), id, seen);
}

async function comment(scene: AccessScene, suggestion?: string) {
  const { id, revision, text } = await draft(scene);
  const said = {
    place: "line",
    line: 1,
    body: "Why?",
    revision,
    ...(suggestion && { suggestion }),
  };
  expect(text.split("\n")[0]).toBe("scenarios:");
  await commentOnRouteDraft(await storesOf(scene), id, said as never);
  const [written] = listRouteComments(scene.control, id);
  return { draftId: id, revision, comment: String(written?.id) };
}

function as<Schema extends z.ZodType>(schema: Schema, { text }: Answer): z.infer<Schema> {
  return schema.parse(JSON.parse(text));
}

/** A read of what there is, whatever it is. */
function read(
  schema: z.ZodType,
  parts: (scene: AccessScene) => Promise<Omit<Asked, "proves">>,
): RouteCase {
  return async (scene) => ({
    ...(await parts(scene)),
    proves: (answer) => expect(as(schema, answer)).toBeDefined(),
  });
}

const nothing = async () => ({});
const ofVersion = async (scene: AccessScene) => ({
  parts: { table: TABLE, sha: (await version(scene)).sha },
});
const ofDraft = async (scene: AccessScene) => ({ id: (await draft(scene)).id });
const phaseOf = ({ control }: AccessScene, id: string) => findRouteDraft(control, id)?.phase;

/** Routes about route tables. */
export const TABLE_CASES: Readonly<Record<string, RouteCase>> = {
  "GET /api/v1/routes": read(RouteTables, nothing),
  "GET /api/v1/routes/facts": read(RouteFactsWire, nothing),
  "GET /api/v1/routes/marks": read(RouteMarks, async () => ({
    search: "from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z",
  })),
  "POST /api/v1/routes/team": () => ({
    body: {},
    status: 404,
    proves: ({ text }) => expect(text).toContain("not_found"),
  }),
  "POST /api/v1/routes/imports": () => ({
    body: { files: { "openclaw.json": "{ agents: {} }" } },
    proves: (answer) => expect(as(RouteImported, answer).issues).toEqual([]),
  }),
  "GET /api/v1/routes/tables/{table}/versions": read(RouteVersions, ofVersion),
  "GET /api/v1/routes/tables/{table}/at": read(RouteVersionAt, async (scene) => ({
    ...(await ofVersion(scene)),
    search: "at=2026-01-01T00:00:00Z",
  })),
  "GET /api/v1/routes/tables/{table}/difference": read(RouteDifference, async (scene) => {
    const { parts } = await ofVersion(scene);
    return { parts, search: `to=${parts.sha}` };
  }),
  "POST /api/v1/routes/tables/{table}/export": async (scene) => ({
    ...(await ofVersion(scene)),
    body: { config: {} },
    proves: (answer) => expect(as(RouteExported, answer).patch).not.toBeNull(),
  }),
  "GET /api/v1/routes/tables/{table}/versions/{sha}": read(RouteVersionDetail, ofVersion),
  "GET /api/v1/routes/tables/{table}/versions/{sha}/blame": read(RouteBlame, ofVersion),
  "GET /api/v1/routes/tables/{table}/versions/{sha}/chains": read(RouteChains, ofVersion),
  "GET /api/v1/routes/tables/{table}/versions/{sha}/effect": read(RouteEffect, ofVersion),
  "POST /api/v1/routes/tables/{table}/versions/{sha}/revert": async (scene) => ({
    ...(await ofVersion(scene)),
    body: { reason: "It was better." },
    proves: (answer) => {
      const { id, reverts } = as(RouteDraftWire, answer);
      expect(findRouteDraft(scene.control, id)?.reverts).toBe(reverts);
    },
  }),
  "GET /api/v1/routes/drafts": read(RouteDrafts, nothing),
  "POST /api/v1/routes/drafts": (scene) => ({
    body: { table: TABLE, text: newText() },
    proves: (answer) => expect(phaseOf(scene, as(RouteDraftWire, answer).id)).toBe("draft"),
  }),
  "GET /api/v1/routes/drafts/{id}": read(RouteDraftWire, ofDraft),
  "PUT /api/v1/routes/drafts/{id}": async (scene) => {
    const { id, revision } = await draft(scene);
    const text = newText();
    return {
      ...{ id, body: { revision, text } },
      proves: (answer) => {
        expect(as(RouteDraftWire, answer).revision).toBe(revision + 1);
        expect(findRouteDraft(scene.control, id)?.text).toBe(text);
      },
    };
  },
  "GET /api/v1/routes/drafts/{id}/chains": read(RouteChains, ofDraft),
  "GET /api/v1/routes/drafts/{id}/checks": read(RouteChecks, ofDraft),
  "GET /api/v1/routes/drafts/{id}/replay": read(RouteReplay, ofDraft),
  "POST /api/v1/routes/drafts/{id}/rebase": async (scene) => {
    await version(scene);
    const { id, revision } = await draft(scene);
    const stores = await storesOf(scene);
    await saveRouteDraft(stores, id, { revision, text: newText() });
    return {
      ...{ id, body: { revision: revision + 1 } },
      proves: (answer) => expect(as(RouteRebased, answer).conflicts).toEqual([]),
    };
  },
  "POST /api/v1/routes/drafts/{id}/submission": async (scene) => {
    const { id } = await draft(scene);
    return { id, body: {}, proves: () => expect(phaseOf(scene, id)).toBe("in_review") };
  },
  "POST /api/v1/routes/drafts/{id}/verdicts": async (scene) => {
    const { id, contentHash, textHash } = await inReview(scene);
    const facts = { kind: "checks", ticked: [`never_seen x/model-${made}`, "never_seen y/spare"] };
    return {
      ...{ id, body: { verdict: "approve", contentHash, textHash, ticked: facts.ticked } },
      proves: (answer) => expect(as(RouteDraftWire, answer).state).toBe("approved"),
    };
  },
  "POST /api/v1/routes/drafts/{id}/comments": async (scene) => {
    const { id, revision } = await draft(scene);
    return {
      ...{ id, body: { place: "draft", body: "Why?", revision } },
      proves: () => expect(listRouteComments(scene.control, id)).toHaveLength(1),
    };
  },
  "PUT /api/v1/routes/drafts/{id}/comments/{comment}": async (scene) => {
    const { draftId, comment: number } = await comment(scene);
    return {
      ...{ id: draftId, parts: { comment: number }, body: { isResolved: true } },
      proves: () => expect(listRouteComments(scene.control, draftId)[0]?.resolvedAt).not.toBeNull(),
    };
  },
  "POST /api/v1/routes/drafts/{id}/comments/{comment}/application": async (scene) => {
    const { draftId, revision, comment: number } = await comment(scene, "# Ours\nscenarios:");
    return {
      ...{ id: draftId, parts: { comment: number }, body: { revision } },
      proves: () => expect(findRouteDraft(scene.control, draftId)?.text).toMatch(/^# Ours/),
    };
  },
  "POST /api/v1/routes/drafts/{id}/withdrawal": async (scene) => {
    const { id } = await draft(scene);
    // Only who wrote in it may, or an administrator: here everybody wrote in it.
    for (const [kind, table] of [
      ["person", "users"],
      ["token", "tokens"],
    ]) {
      scene.control.$client.exec(
        `INSERT INTO route_authors SELECT '${id}', '${kind}:' || id, 'W', NULL, NULL, 1 FROM ${table}`,
      );
    }
    return { id, body: {}, proves: () => expect(phaseOf(scene, id)).toBe("withdrawn") };
  },
  "POST /api/v1/routes/drafts/{id}/commit": async (scene) => {
    const { id, seen } = await approved(scene);
    return {
      ...{ id, body: seen },
      proves: (answer) => {
        as(RouteCommitted, answer);
        expect(phaseOf(scene, id)).toBe("committed");
      },
    };
  },
  "POST /api/v1/routes/drafts/{id}/emergency-commit": async (scene) => {
    const { id, contentHash, textHash } = await draft(scene);
    return {
      ...{ id, body: { contentHash, textHash, reason: "The provider is gone." } },
      proves: (answer) => {
        as(RouteCommitted, answer);
        expect(phaseOf(scene, id)).toBe("committed");
      },
    };
  },
  "POST /api/v1/routes/drafts/{id}/presence": async (scene) => ({
    ...{ id: (await draft(scene)).id, body: { isEditing: false } },
    proves: (answer) => expect(as(RoutePresent, answer)).toBeDefined(),
  }),
};
