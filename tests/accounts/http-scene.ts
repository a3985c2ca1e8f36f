import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { GET as me } from "@/app/api/v1/me/route";
import { addUser } from "@/db/control/add-user";
import { beginUserSession } from "@/db/control/begin-user-session";
import { replaceGrants } from "@/db/control/replace-grants";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { type ControlDb, openControl } from "@/db/open-control";
import { provenSession } from "@/lib/auth/proven-session";
import { Me } from "@/lib/contracts/me";
import type { Role } from "@/lib/core/access/role";
import { webServer } from "@/lib/http/web-server";
import { installation } from "@/lib/launch/installation";
import { tempStores } from "../stores/temp-store";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** Handlers by method and path; `*` stands for the part that is the id. */
export type Routes = Readonly<Record<string, Handler>>;

export type Ask = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What a browser of ours sends of itself with each request. */
export type Session = { readonly cookie: string; readonly "x-signalbox-csrf": string };

/** Routes behind the real front door on loopback, over real stores with one Gateway, `fra-1`. */
export async function httpScene(routes: Routes) {
  const dataDir = tempStores();
  process.env.SIGNALBOX_DATA = dataDir;
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "npm" }, 1);
  const server = await serve({ ...routes, "GET /api/v1/me": me });
  const { port } = server.address() as AddressInfo;
  const ask = (route: string, { headers = {}, body }: Ask = {}): Promise<Response> => {
    const [method = "GET", path = "/"] = route.split(" ");
    const json: Record<string, string> =
      body === undefined ? {} : { "content-type": "application/json" };
    return fetch(`http://127.0.0.1:${port}${path}`, {
      ...{ method, headers: { ...json, ...headers } },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  };
  return {
    ...{ dataDir, control, ask },
    /** Somebody with these roles, signed in. */
    session: async (email: string, ...roles: Role[]): Promise<Session> => {
      const cookie = await newSession(control, email, roles);
      const { csrf } = Me.parse(
        await (await ask("GET /api/v1/me", { headers: { cookie } })).json(),
      );
      return { cookie, "x-signalbox-csrf": csrf ?? "" };
    },
    /** What was refused, oldest first, as `who: what`. */
    refusals: () =>
      control.$client
        .prepare(
          "SELECT actor_name || ': ' || subject FROM audit_entries WHERE action = 'access.refused' ORDER BY seq",
        )
        .pluck()
        .all() as string[],
    end: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      control.$client.close();
      delete process.env.SIGNALBOX_DATA;
    },
  };
}

async function newSession(control: ControlDb, email: string, roles: readonly Role[]) {
  const now = Date.now();
  const id = addUser(control, { name: email.split("@")[0] ?? "", email }, now);
  const everywhere = { gateways: null, environments: null };
  replaceGrants(
    control,
    id,
    "person",
    roles.map((role) => ({ role, ...everywhere })),
  );
  const { token, cookies } = await provenSession(installation().auth, new Headers(), id);
  beginUserSession(control, token, now);
  return cookies.map((one) => one.split(";", 1)[0]).join("; ");
}

async function serve(routes: Routes): Promise<Server> {
  const site = { url: null, basePath: "", proxyAddresses: [], development: false };
  const server = webServer(site, async (request, response) => {
    const { method = "GET", url = "/" } = request;
    const { pathname, host } = new URL(url, `http://${request.headers.host}`);
    const id = pathname.slice(pathname.lastIndexOf("/") + 1);
    const handler =
      routes[`${method} ${pathname}`] ?? routes[`${method} ${pathname.slice(0, -id.length)}*`];
    if (handler === undefined) return void response.writeHead(404).end();
    const body = await buffer(request);
    const asked = new Request(`http://${host}${url}`, {
      ...{ method, headers: new Headers(request.headers as Record<string, string>) },
      ...(body.length === 0 ? {} : { body }),
    });
    const answer = await handler(asked, { params: Promise.resolve({ id }) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
