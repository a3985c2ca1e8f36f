import { z } from "zod";
import { Problem } from "@/lib/contracts/problem";
import { RouteChains, RouteChainsQuery } from "@/lib/contracts/route-chains";
import {
  OfComment,
  OfDraft,
  RouteCommentDraft,
  RouteCommentEdit,
  RouteCommit,
  RouteCommitted,
  RouteDraftBegin,
  RouteDraftSave,
  RouteDrafts,
  RouteDraftsQuery,
  RouteDraftWire,
  RouteEmergency,
  RoutePresence,
  RoutePresent,
  RouteRebase,
  RouteRebased,
  RouteSubmission,
  RouteSuggestionUse,
  RouteVerdict,
  RouteWithdrawal,
} from "@/lib/contracts/route-drafts";
import {
  RouteExportDraft,
  RouteExported,
  RouteImportDraft,
  RouteImported,
} from "@/lib/contracts/route-exchange";
import { RouteChecks, RouteFactsWire } from "@/lib/contracts/route-facts";
import { RouteProblem } from "@/lib/contracts/route-refusal";
import { RouteReplay, RouteReplayQuery } from "@/lib/contracts/route-replay";
import {
  OfTable,
  OfVersion,
  RouteBlame,
  RouteDifference,
  RouteDifferenceQuery,
  RouteEffect,
  RouteEffectQuery,
  RouteMarks,
  RouteMarksQuery,
  RouteRevert,
  RouteTables,
  RouteVersionAt,
  RouteVersionAtQuery,
  RouteVersionDetail,
  RouteVersions,
  RouteVersionsQuery,
  TeamExchange,
  TeamStandingWire,
} from "@/lib/contracts/route-versions";

const ROOT = "/api/v1/routes";
const TABLE = `${ROOT}/tables/{table}`;
const VERSION = `${TABLE}/versions/{sha}`;
const DRAFT = `${ROOT}/drafts/{id}`;

/** Route tables: versions, drafts and their review. The part of the document about them. */
export function routePaths() {
  const draft = (summary: string, body: z.ZodType) => ({
    post: write(summary, OfDraft, body, RouteDraftWire),
  });
  return {
    [ROOT]: {
      get: read(
        "Tables with their newest versions, open drafts, and emergencies",
        null,
        RouteTables,
      ),
    },
    [`${ROOT}/team`]: {
      post: write(
        "Takes in and sends what is missing here and in the team's repository; 404 without one",
        null,
        TeamExchange,
        TeamStandingWire,
      ),
    },
    [`${ROOT}/marks`]: {
      get: read("Versions that came into force in a range", RouteMarksQuery, RouteMarks),
    },
    [`${ROOT}/imports`]: {
      post: write(
        "The text of a draft from a Gateway's configuration, which is not kept",
        null,
        RouteImportDraft,
        RouteImported,
      ),
    },
    [`${TABLE}/versions`]: {
      get: read("Versions of a table, newest first", RouteVersionsQuery, RouteVersions, OfTable),
    },
    [`${TABLE}/at`]: {
      get: read("The version in force at an instant", RouteVersionAtQuery, RouteVersionAt, OfTable),
    },
    [`${TABLE}/difference`]: {
      get: read(
        "Two versions, or a version and a draft, as text",
        RouteDifferenceQuery,
        RouteDifference,
        OfTable,
      ),
    },
    [`${TABLE}/export`]: {
      post: write(
        "What has to change in a Gateway's configuration, which is not kept",
        OfTable,
        RouteExportDraft,
        RouteExported,
      ),
    },
    [VERSION]: { get: read("One version with its text", OfVersion, RouteVersionDetail, OfVersion) },
    [`${VERSION}/blame`]: {
      get: read("For each line the version that it came with", OfVersion, RouteBlame, OfVersion),
    },
    [`${VERSION}/effect`]: {
      get: read("Traffic before and after it", RouteEffectQuery, RouteEffect, OfVersion),
    },
    [`${VERSION}/chains`]: {
      get: read("What a Gateway tries in each situation", RouteChainsQuery, RouteChains, OfVersion),
    },
    [`${VERSION}/revert`]: {
      post: write("A draft that brings it back", OfVersion, RouteRevert, RouteDraftWire),
    },
    [`${ROOT}/drafts`]: {
      get: read("Drafts, the last saved first", RouteDraftsQuery, RouteDrafts),
      post: write("Begins a draft", null, RouteDraftBegin, RouteDraftWire),
    },
    [DRAFT]: {
      get: read("One draft, and what one may do to it", OfDraft, RouteDraftWire, OfDraft),
      put: write(
        "Saves; 409 with both texts where somebody else saved meanwhile",
        OfDraft,
        RouteDraftSave,
        RouteDraftWire,
      ),
    },
    [`${ROOT}/facts`]: {
      get: read("What traffic says of models and keys", null, RouteFactsWire),
    },
    [`${DRAFT}/checks`]: {
      get: read("What the checks found in a draft", OfDraft, RouteChecks, OfDraft),
    },
    [`${DRAFT}/replay`]: {
      get: read(
        "Recent requests through the version that a draft began from, and through the draft",
        RouteReplayQuery,
        RouteReplay,
        OfDraft,
      ),
    },
    [`${DRAFT}/rebase`]: {
      post: write(
        "Brings the newest version in; answers conflicts that have to be chosen first",
        OfDraft,
        RouteRebase,
        RouteRebased,
      ),
    },
    [`${DRAFT}/chains`]: {
      get: read("What a Gateway would try", RouteChainsQuery, RouteChains, OfDraft),
    },
    [`${DRAFT}/submission`]: draft("Hands it in for review", RouteSubmission),
    [`${DRAFT}/verdicts`]: draft(
      "Approves, or asks for changes; afterwards for an emergency commit",
      RouteVerdict,
    ),
    [`${DRAFT}/comments`]: draft("Says something about it", RouteCommentDraft),
    [`${DRAFT}/comments/{comment}`]: {
      put: write("Says that it is dealt with", OfComment, RouteCommentEdit, RouteDraftWire),
    },
    [`${DRAFT}/comments/{comment}/application`]: {
      post: write(
        "Puts what it suggests into the text",
        OfComment,
        RouteSuggestionUse,
        RouteDraftWire,
      ),
    },
    [`${DRAFT}/withdrawal`]: draft("Gives it up", RouteWithdrawal),
    [`${DRAFT}/commit`]: {
      post: write("Makes it a version", OfDraft, RouteCommit, RouteCommitted),
    },
    [`${DRAFT}/emergency-commit`]: {
      post: write("The same without approvals", OfDraft, RouteEmergency, RouteCommitted),
    },
    [`${DRAFT}/presence`]: {
      post: write(
        "Says that one has it open; answers who else has",
        OfDraft,
        RoutePresence,
        RoutePresent,
      ),
    },
  };
}

/** `query` may hold what the path has too: it is told once. */
function read(
  summary: string,
  query: z.ZodObject | null,
  answer: z.ZodType,
  path: z.ZodObject | null = null,
) {
  const named = Object.keys(path?.shape ?? {});
  const own = Object.entries(query?.shape ?? {}).filter(([name]) => !named.includes(name));
  const requestParams = {
    ...(path === null ? {} : { path }),
    ...(own.length === 0 ? {} : { query: z.object(Object.fromEntries(own)) }),
  };
  return { summary, requestParams, responses: answers(answer) };
}

function write(summary: string, path: z.ZodObject | null, body: z.ZodType, answer: z.ZodType) {
  return {
    ...{ summary, requestParams: path === null ? {} : { path } },
    requestBody: { content: { "application/json": { schema: body } } },
    responses: answers(answer),
  };
}

function answers(schema: z.ZodType) {
  return {
    "200": { description: "The answer", content: { "application/json": { schema } } },
    default: {
      description:
        "A refusal (RFC 9457), with a stable `code`; one by the rules of review says which rule",
      content: { "application/problem+json": { schema: z.union([RouteProblem, Problem]) } },
    },
  };
}
