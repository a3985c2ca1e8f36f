import type { z } from "zod";
import { askedBy, askedByAnybody } from "@/lib/launch/console-stores";
import type { AccountStores } from "@/lib/services/account-stores";
import type { WithCookies } from "@/lib/services/with-cookies";
import { handle } from "./handle";
import { readEdit } from "./read-edit";

type Params = { params: Promise<Record<string, string>> };

/** A write about people or the own account. */
export function handleAccountEdit<Edit, Answer>(
  schema: z.ZodType<Edit>,
  edit: (stores: AccountStores, edit: Edit) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const stores = await askedBy(request.headers);
    const read = await readEdit(request, schema, stores);
    return read instanceof Response ? read : json(await edit(stores, read.edit));
  });
}

/** A write to one thing, by the part `[id]` of its path. */
export function handleOneAccountEdit<Edit, Answer>(
  schema: z.ZodType<Edit>,
  edit: (stores: AccountStores, id: string, edit: Edit) => Promise<Answer>,
): (request: Request, context: Params) => Promise<Response> {
  return async (request, { params }) => {
    const { id = "" } = await params;
    return handleAccountEdit(schema, (stores, body) => edit(stores, id, body))(request);
  };
}

/** What anybody may try who was not let in yet: to sign in, or to come by a link. */
export function handleEntry<Edit, Answer>(
  schema: z.ZodType<Edit>,
  enter: (stores: AccountStores, edit: Edit) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const stores = await askedByAnybody(request.headers);
    const read = await readEdit(request, schema, stores, "anybody");
    return read instanceof Response ? read : json(await enter(stores, read.edit));
  });
}

/** The same with an answer that changes the cookies of the browser. */
export function handleSignIn<Edit, Answer>(
  schema: z.ZodType<Edit>,
  signIn: (stores: AccountStores, edit: Edit) => Promise<WithCookies<Answer>>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const stores = await askedByAnybody(request.headers);
    const read = await readEdit(request, schema, stores, "anybody");
    return read instanceof Response ? read : withCookies(await signIn(stores, read.edit));
  });
}

/** A write in the name of a session, after which its browser holds other cookies. */
export function handleSignOut<Edit, Answer>(
  schema: z.ZodType<Edit>,
  signOut: (stores: AccountStores, edit: Edit) => Promise<WithCookies<Answer>>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const stores = await askedByAnybody(request.headers);
    const read = await readEdit(request, schema, stores);
    return read instanceof Response ? read : withCookies(await signOut(stores, read.edit));
  });
}

function withCookies({ answer, cookies }: WithCookies<unknown>): Response {
  const response = json(answer);
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function json(body: unknown): Response {
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
