import type { z } from "zod";
import { askedBy, routeStoresFor, storesFor } from "@/lib/launch/console-stores";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { RouteRefused } from "@/lib/services/route-refused";
import type { RouteStores } from "@/lib/services/route-stores";
import { routeTrouble } from "@/lib/services/route-trouble";
import { handle } from "./handle";
import { readEdit } from "./read-edit";
import { readQuery } from "./read-query";
import { routeProblem } from "./route-problem";

/** A text of a million characters as JSON, or a Gateway's configuration with all that it includes. */
const MOST_BYTES = 4_194_304;

type Params = { params: Promise<Record<string, string>> };
type Handler = (request: Request, context?: Params) => Promise<Response>;

/** A read about route tables: the parts of its path and its query are one question. */
export function handleRouteRead<Schema extends z.ZodObject, Answer>(
  schema: Schema,
  read: (stores: RouteStores, query: z.infer<Schema>) => Promise<Answer>,
): Handler {
  return routed(async (request, parts) => {
    const stores = await routeStoresFor(request.headers);
    return read(stores, readQuery(schema, askedOf(request, parts)));
  });
}

/** The same for a read that sets a table beside what happened. */
export function handleRouteEvidence<Schema extends z.ZodObject, Answer>(
  schema: Schema,
  read: (routes: RouteStores, evidence: ConsoleStores, query: z.infer<Schema>) => Promise<Answer>,
): Handler {
  return routed(async ({ headers, url }, parts) => {
    const [routes, evidence] = [await routeStoresFor(headers), await storesFor(headers)];
    return read(routes, evidence, readQuery(schema, askedOf({ url }, parts)));
  });
}

/** A write to route tables, in the name of who asks: to what its path names, what its body says. */
export function handleRouteEdit<Path extends z.ZodObject, Edit, Answer>(
  path: Path,
  schema: z.ZodType<Edit>,
  edit: (stores: RouteStores, at: z.infer<Path>, edit: Edit) => Promise<Answer>,
): Handler {
  return routed(async (request, parts) => {
    const asker = await askedBy(request.headers);
    const read = await readEdit(request, schema, asker, "session", MOST_BYTES);
    if (read instanceof Response) return read;
    const at = readQuery(path, new URLSearchParams(parts));
    return edit(await routeStoresFor(request.headers), at, read.edit);
  });
}

/** What the path says goes before a parameter of the same name. */
function askedOf({ url }: Pick<Request, "url">, parts: Record<string, string>): URLSearchParams {
  const asked = new URL(url).searchParams;
  for (const [name, value] of Object.entries(parts)) asked.set(name, value);
  return asked;
}

/** Refusals by the rules of review keep their own code on the way out. */
function routed(
  respond: (request: Request, parts: Record<string, string>) => Promise<unknown>,
): Handler {
  return async (request, context) => {
    const parts = (await context?.params) ?? {};
    return handle(async (asked) => {
      try {
        const answer = await respond(asked, parts);
        if (answer instanceof Response) return answer;
        return Response.json(answer, { headers: { "cache-control": "no-store" } });
      } catch (error) {
        if (error instanceof RouteRefused) return routeProblem(error);
        throw routeTrouble(error);
      }
    })(request);
  };
}
