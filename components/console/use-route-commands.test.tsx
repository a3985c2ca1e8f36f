import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, expect, test, vi } from "vitest";
import { meWire } from "@/lib/charts/me-wire";
import { versionWire } from "@/lib/charts/version-wire";
import { meQuery } from "@/lib/client/me-query";
import type { RouteDraftLineWire } from "@/lib/contracts/route-versions";
import type { Role } from "@/lib/core/access/role";
import { paletteGroups } from "./palette-groups";
import { useRouteCommands } from "./use-route-commands";

const went: string[] = [];
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: (to: string) => went.push(to) }) }));
afterEach(() => {
  went.length = 0;
  vi.restoreAllMocks();
});

function line(id: string, table: string, title: string): RouteDraftLineWire {
  return {
    ...{ id, table, title, ticket: null, state: "draft", authors: [], savedAt: 0, savedBy: "" },
    ...{ missing: 1, missingGroups: [], emergency: null, version: null, waits: null },
  };
}

function commandsOf(role: Role | null) {
  const ask = vi.spyOn(globalThis, "fetch").mockImplementation(async () =>
    Response.json({
      asOf: 0,
      tables: [
        {
          ...{ table: "production", live: versionWire({ number: 12 }), gateways: null },
          drafts: [line("d1", "production", "Haiku for ops")],
        },
      ],
      newTables: [line("d2", "staging", "The first one")],
      ...{ emergencies: [], team: null },
    }),
  );
  const client = new QueryClient();
  client.setQueryData(meQuery().queryKey, meWire(role));
  const { result } = renderHook(useRouteCommands, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>
        <NuqsTestingAdapter searchParams="?r=7d">{children}</NuqsTestingAdapter>
      </QueryClientProvider>
    ),
  });
  return { result, ask };
}

test("the palette offers route tables by name and what is open of them by title", async () => {
  const { result } = commandsOf("viewer");
  await waitFor(() => expect(result.current).not.toEqual([]));
  expect(result.current.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
    "Route tables: go",
    "production: version 12",
    "Haiku for ops: change of production",
    "The first one: change of staging",
  ]);
  for (const command of result.current) command.run();
  expect(went).toEqual([
    "/routes?r=7d",
    "/routes/tables/production?r=7d",
    "/routes/drafts/d1?r=7d",
    "/routes/drafts/d2?r=7d",
  ]);
  const [best] = paletteGroups("haiku", result.current, []);
  expect(best?.items.map(({ id }) => id)).toEqual(["route /routes/drafts/d1"]);
});

test("who may not read route tables finds none, and the server is not asked", () => {
  const { result, ask } = commandsOf(null);
  expect(result.current).toEqual([]);
  expect(ask).not.toHaveBeenCalled();
});
