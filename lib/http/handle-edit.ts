import type { z } from "zod";
import { askedBy, storesFor } from "@/lib/launch/console-stores";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { handle } from "./handle";
import { readEdit } from "./read-edit";

/** A write to what is kept for the screens, in the name of who asks. */
export function handleEdit<Edit, Answer>(
  schema: z.ZodType<Edit>,
  edit: (stores: ConsoleStores, edit: Edit) => Promise<Answer>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const read = await readEdit(request, schema, await askedBy(request.headers));
    if (read instanceof Response) return read;
    const answer = await edit(await storesFor(request.headers), read.edit);
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  });
}
