import type { z } from "zod";
import type { Principal } from "@/lib/core/access/principal";
import { askedBy, storesFor } from "@/lib/launch/console-stores";
import { webLog } from "@/lib/launch/web-log";
import type { AccountStores } from "@/lib/services/account-stores";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { ServiceError } from "@/lib/services/service-error";
import { storesState } from "@/lib/services/stores-state";
import { noteRefused } from "./note-refused";
import { problem } from "./problem";
import { readQuery } from "./read-query";
import { SharedAnswers } from "./shared-answers";

type Params = { params: Promise<Record<string, string>> };

/** A read: parse the query, call the service, answer JSON; refusals become problems in one place. */
export function handleQuery<Schema extends z.ZodObject, Answer>(
  schema: Schema,
  read: (stores: ConsoleStores, query: z.infer<Schema>) => Promise<Answer>,
  csv?: (stores: ConsoleStores, query: z.infer<Schema>) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const answersOf = sharedByReader();
  return (request) =>
    answer(request, async () => {
      const stores = await storesFor(request.headers);
      const { search, searchParams: params } = new URL(request.url);
      const query = readQuery(schema, params);
      const format = params.get("format") ?? "json";
      if (format === "csv" && csv) return csv(stores, query);
      if (format !== "json") {
        throw new ServiceError(
          "invalid_query",
          `This read has no format \`${format.slice(0, 20)}\`.`,
        );
      }
      const body = await answersOf(stores).answer(
        `${rightsOf(stores.principal)} ${search}`,
        storesState(stores),
        performance.now(),
        async () => JSON.stringify(await read(stores, query)),
      );
      return new Response(body, {
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    });
}

/** Who may do the same is told the same: the check of a service is part of its answer. */
function rightsOf(principal: Principal): string {
  switch (principal.kind) {
    case "person":
      return JSON.stringify([principal.via === "sample", principal.grants]);
    case "token":
      return JSON.stringify([principal.role, principal.gateway]);
    default:
      return principal.kind;
  }
}

/** Shared answers of one route, for each reader its own: those of a sample that was replaced go with it. */
function sharedByReader(): (stores: ConsoleStores) => SharedAnswers {
  const shared = new WeakMap<object, SharedAnswers>();
  return ({ events }) => {
    const known = shared.get(events) ?? new SharedAnswers();
    shared.set(events, known);
    return known;
  };
}

/** A read of one thing by the last part of its path. */
export function handleOne<Answer>(
  read: (stores: ConsoleStores, id: string) => Promise<Answer>,
): (request: Request, context: Params) => Promise<Response> {
  return (request, context) =>
    answer(request, async () => {
      const stores = await storesFor(request.headers);
      return json(await read(stores, (await context.params).id ?? ""));
    });
}

/** A read about people and accounts, in the name of who asks. */
export function handleAccount<Answer>(
  read: (stores: AccountStores) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return (request) => answer(request, async () => json(await read(await askedBy(request.headers))));
}

/** Anything else that answers by itself. */
export function handle(
  respond: (request: Request) => Response | Promise<Response>,
): (request: Request) => Promise<Response> {
  return (request) => answer(request, async () => respond(request));
}

async function answer(request: Request, respond: () => Promise<Response>): Promise<Response> {
  try {
    return await respond();
  } catch (error) {
    if (error instanceof ServiceError) {
      await noteRefused(request, error.code);
      return problem(error.code, error.message, error.waitS);
    }
    // The text of an unexpected error may hold data; it goes to the terminal, not over the wire.
    webLog().error("A request failed unexpectedly.", error);
    return problem("internal", "The server's terminal says more.");
  }
}

function json(body: unknown): Response {
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
