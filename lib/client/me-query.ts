import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson, type Write } from "./get-json";

const PATH = "/api/v1/me";

/** Who one is taken for, and what one may do. */
export function meQuery() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => readMe(signal),
    staleTime: 60_000,
  });
}

/**
 * Writes in the name of whoever is signed in. What proves the page is asked for anew each time: somebody may
 * have signed in again in another tab, and writes are rare.
 */
export async function writeJson<T>(
  write: Omit<Write, "csrf">,
  loadSchema: Parameters<typeof sendJson<T>>[1],
): Promise<T> {
  const { csrf } = await readMe(new AbortController().signal);
  return sendJson({ ...write, csrf }, loadSchema);
}

function readMe(signal: AbortSignal) {
  return getJson(PATH, {}, () => import("@/lib/contracts/me").then(({ Me }) => Me), signal);
}
