import { askedToSignOn } from "@/lib/launch/console-stores";
import type { GoOn, SingleSignOnStores } from "@/lib/services/single-sign-on-stores";
import { handle } from "./handle";

/**
 * A step of a single sign-on, which is a page that a browser is sent to and sent on from. By GET, because the
 * provider sends browsers back by it; what it may do hangs on a cookie that only the beginning gives.
 */
export function handleSingleSignOn(
  step: (stores: SingleSignOnStores, query: URLSearchParams) => Promise<GoOn>,
): (request: Request) => Promise<Response> {
  return handle(async (request) => {
    const stores = await askedToSignOn(request.headers);
    const { location, cookies } = await step(stores, new URL(request.url).searchParams);
    const response = new Response(null, {
      status: 303,
      headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
    });
    for (const cookie of cookies) response.headers.append("set-cookie", cookie);
    return response;
  });
}
