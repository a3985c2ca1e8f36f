import { setupLink } from "@/lib/launch/setup-link";
import type { Place, Scene } from "./place";

const PERSON = { name: "Mia Berg", email: "mia@team.example" };
const PASSWORD = "tulip quarry mosaic harbour";

type Cookie = { name: string; value: string; domain: string; path: string };

/** The link that `npm start` would print for this server. */
export function setupLinkOf({ dataDir, baseURL, port }: Place): string {
  const env = { dataDir, secret: null, url: baseURL, host: "127.0.0.1", port: Number(port) };
  const link = setupLink(env as Parameters<typeof setupLink>[0], Date.now());
  if (link === null) throw new Error("There is an administrator already.");
  return link;
}

/** The first administrator comes by the link and signs in; workers find the session in the environment. */
export async function makeAdministrator(at: Place): Promise<void> {
  const [, secret] = setupLinkOf(at).split("#");
  await post(at, "/api/v1/entry", { ...PERSON, secret, password: PASSWORD });
  const signedIn = await post(at, "/api/auth/sign-in", { email: PERSON.email, password: PASSWORD });
  const cookies = signedIn.headers.getSetCookie().map((line): Cookie => {
    const [pair = ""] = line.split(";", 1);
    const cut = pair.indexOf("=");
    const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
    return { name, value, domain: "127.0.0.1", path: "/" };
  });
  process.env[nameOf(at.scene)] = JSON.stringify(cookies);
}

export function administratorCookies(scene: Scene): Cookie[] {
  return JSON.parse(process.env[nameOf(scene)] ?? "[]");
}

function nameOf(scene: Scene): string {
  return `SIGNALBOX_TEST_${scene.toUpperCase()}_COOKIES`;
}

async function post({ baseURL }: Place, path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${baseURL}${path}`, {
    ...{ method: "POST", headers },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
