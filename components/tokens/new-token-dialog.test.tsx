import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { contextQuery } from "@/lib/client/context-query";
import { meQuery } from "@/lib/client/me-query";
import type { Me } from "@/lib/contracts/me";
import { TOKEN_DAYS } from "@/lib/core/access/token-life";
import { NewTokenDialog } from "./new-token-dialog";

function open(...roles: Me["grants"][number]["role"][]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const grants = roles.map((role) => ({ role, gateways: null, environments: null }));
  client.setQueryData(meQuery().queryKey, {
    ...{ kind: "person", via: "session", name: "Eve", email: "eve@team.example", grants },
    ...{ permissions: [], twoFactor: false, csrf: null, samplePeople: [] },
  });
  client.setQueryData(contextQuery().queryKey, {
    ...{ asOf: 0, mode: "live", gateways: 0, attempts: 0, firstAt: null, lastAt: null },
    ingest: {
      ...{ state: "unknown", lookedAt: null, message: null, blockedSince: null, restarts: null },
    },
    ...{ rowsSince: null, labels: {}, version: "0" },
    values: {
      ...{ gateway: ["fra-1"], region: [], runtime: [], provider: [], model: [], key: [] },
    },
  });
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        <NewTokenDialog onDone={() => {}} onClose={() => {}} />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const choice = (label: string) => screen.getByLabelText<HTMLSelectElement>(label);
const offered = (label: string) => [...choice(label).options].map(({ value }) => value);

test("only roles are offered that the server would give", () => {
  open("editor");
  expect(offered("Role")).toEqual(["viewer", "oncall", "editor", "ingest"]);
});

test("a sender has to name its Gateway, a reader has none to name", () => {
  open("admin");
  expect(choice("Role").value).toBe("ingest");
  expect(screen.getByLabelText<HTMLInputElement>("Gateway").required).toBe(true);
  fireEvent.change(choice("Role"), { target: { value: "viewer" } });
  expect(screen.queryByLabelText("Gateway")).toBeNull();
});

test("who changes nothing gets a token that ends after 90 days, and none can be made that never ends", () => {
  open("admin");
  expect(choice("Ends after").value).toBe(String(TOKEN_DAYS));
  expect(
    offered("Ends after")
      .map(Number)
      .every((days) => days >= 1 && days <= 400),
  ).toBe(true);
});
