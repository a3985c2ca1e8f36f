import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { autoImplementMethods } from "next/dist/server/route-modules/app-route/helpers/auto-implement-methods";

export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response;

export type ServedRoute = {
  /** `{id}` stands for a part. */
  readonly path: string;
  /** What the file exports, as methods and settings. */
  readonly exported: readonly string[];
  /** By method, with those that Next adds and its refusal of all others. */
  readonly handlers: Readonly<Record<string, Handler>>;
};

const root = join(import.meta.dirname, "../..");

/** What `app` serves, from the files that Next reads, with Next's own rule for what is not written there. */
export async function servedRoutes(): Promise<ServedRoute[]> {
  const files = globSync("app/**/route.{ts,tsx,js}", { cwd: root }).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const module = await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
      return {
        path: pathOf(file),
        exported: Object.keys(module),
        handlers: autoImplementMethods(module) as unknown as Record<string, Handler>,
      };
    }),
  );
}

/** The paths of the pages. */
export function servedScreens(): string[] {
  return globSync("app/**/page.{ts,tsx,js}", { cwd: root }).map(pathOf).toSorted();
}

/** Of `app/(console)/requests/[id]/page.tsx` that is `/requests/{id}`. */
function pathOf(file: string): string {
  const parts = file
    .split("/")
    .slice(1, -1)
    .filter((part) => !/^\(.*\)$/.test(part));
  return `/${parts.join("/").replace(/\[(\w+)\]/g, "{$1}")}`;
}
