import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { meQuery } from "@/lib/client/me-query";
import type { Me } from "@/lib/contracts/me";
import { PERMISSIONS, type Permission, rolesFor } from "@/lib/core/access/permission";
import type { Role } from "@/lib/core/access/role";
import { Permitted } from "./permitted";

function show(role: Role, via: Me["via"] = "session") {
  const client = new QueryClient();
  client.setQueryData(meQuery().queryKey, {
    ...{ kind: "person", via, name: "Vic Alder", email: "vic@team.example" },
    grants: [{ role, gateways: null, environments: null }],
    permissions: (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({
      permission,
      allowed: rolesFor(permission).includes(role),
      roles: [...rolesFor(permission)],
    })),
    ...{ twoFactor: false, csrf: null, samplePeople: [] },
  });
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        <Permitted permission="audit.read" title="Audit">
          <p>entries</p>
        </Permitted>
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

test("who may see the screen sees it", () => {
  show("reviewer");
  expect(screen.getByText("entries")).toBeTruthy();
  expect(screen.queryByText("You may not see this")).toBeNull();
});

test("who may not reads who may and who could let them in, and nothing of the screen is made", () => {
  show("viewer");
  expect(screen.queryByText("entries")).toBeNull();
  expect(screen.getByRole("heading", { name: "Audit" })).toBeTruthy();
  expect(screen.getByText(/Reviewer or Administrator may do that/).textContent).toContain(
    "An administrator can give you another role.",
  );
});

test("in the sample nobody is sent to an administrator, whom it does not have", () => {
  show("viewer", "sample");
  expect(screen.getByText(/the account menu has them/)).toBeTruthy();
  expect(screen.queryByText(/can give you another role/)).toBeNull();
});
