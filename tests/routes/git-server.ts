import { execFileSync, spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach } from "vitest";
import { tempDir } from "../stores/temp-store";
import { realGit } from "./real-git";

const running = new Set<() => void>();
afterEach(() => {
  for (const stop of running) stop();
  running.clear();
});

/** A repository of a team behind `git http-backend`, as any Git server has it, on loopback. */
export async function gitServer(
  options: { readonly password?: string; readonly redirectTo?: string } = {},
) {
  const root = tempDir();
  const bare = join(root, "team.git");
  realGit(root, ["init", "--quiet", "--bare", "--initial-branch=main", bare]);
  realGit(bare, ["config", "http.receivepack", "true"]);
  const backend = join(
    execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(),
    "git-http-backend",
  );
  const seen: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? "", authorization: request.headers.authorization });
    if (options.redirectTo !== undefined) {
      response.writeHead(302, { location: `${options.redirectTo}${request.url}` }).end();
      return;
    }
    const expected = `Basic ${Buffer.from(`signalbox:${options.password}`).toString("base64")}`;
    if (options.password !== undefined && request.headers.authorization !== expected) {
      response.writeHead(401, { "www-authenticate": "Basic" }).end("no");
      return;
    }
    serve(backend, root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.add(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/team.git`;
  return {
    ...{ bare, seen, origin: `http://127.0.0.1:${port}` },
    remote: {
      url,
      username: options.password === undefined ? null : "signalbox",
      password: options.password ?? null,
    },
  };
}

function serve(backend: string, root: string, request: IncomingMessage, response: ServerResponse) {
  const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
  const child = spawn(backend, [], {
    env: {
      ...{
        NODE_ENV: "test",
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: "1",
        REMOTE_USER: "signalbox",
      },
      ...{ PATH_INFO: pathname, QUERY_STRING: search.slice(1) },
      ...{ REQUEST_METHOD: request.method, CONTENT_TYPE: request.headers["content-type"] ?? "" },
      ...{
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        PATH: process.env.PATH,
      },
      ...{ GIT_PROTOCOL: String(request.headers["git-protocol"] ?? "") },
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => {
    const all = Buffer.concat(chunks);
    const end = all.indexOf("\r\n\r\n");
    const headers = all
      .subarray(0, end)
      .toString()
      .split("\r\n")
      .map((line) => line.split(/:\s*/, 2));
    const status = Number(headers.find(([name]) => name === "Status")?.[1]?.slice(0, 3) ?? 200);
    for (const [name = "", value = ""] of headers)
      if (name !== "Status") response.setHeader(name, value);
    response.writeHead(status).end(all.subarray(end + 4));
  });
}
