import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test } from "vitest";
import { auditExportUrl } from "@/lib/client/audit-query";
import { AuditFilters } from "./audit-filters";
import { useAuditFilter } from "./use-audit-filter";

const NOW = Date.UTC(2026, 10, 23, 8, 0);

/** The filters of the screen, with the address that they leave and what an export would ask for. */
function show(searchParams = "") {
  const seen = { address: searchParams };
  function Shown() {
    const state = useAuditFilter();
    return (
      <>
        <AuditFilters state={state} />
        <output>{auditExportUrl(state.filter, "csv", NOW)}</output>
      </>
    );
  }
  render(
    <NuqsTestingAdapter
      hasMemory
      searchParams={searchParams}
      onUrlUpdate={({ queryString }) => {
        seen.address = queryString;
      }}
    >
      <Shown />
    </NuqsTestingAdapter>,
  );
  const asked = () =>
    new URL(screen.getByRole("status").textContent ?? "", "http://host").searchParams;
  return { seen, asked };
}

test("an address that somebody was sent shows the entries that its sender saw", () => {
  const { asked } = show(
    "?who=mia&about=eve&action=token.created,token.revoked&since=2026-11-01T00:00:00.000Z&until=2026-11-02T00:00:00.000Z",
  );
  expect([...asked()]).toEqual([
    ["actor", "mia"],
    ["subject", "eve"],
    ["action", "token.created"],
    ["action", "token.revoked"],
    ["from", String(Date.UTC(2026, 10, 1))],
    ["to", String(Date.UTC(2026, 10, 2))],
    ["format", "csv"],
  ]);
});

test("a kind that there is not, and a time that ends before it begins, narrow nothing", () => {
  const { asked } = show(
    "?action=made.up&since=2026-11-02T00:00:00.000Z&until=2026-11-01T00:00:00.000Z",
  );
  expect([...asked()]).toEqual([["format", "csv"]]);
});

test("a group chooses all of its kinds, and one of them can be taken out again", async () => {
  const { asked } = show();
  fireEvent.click(screen.getByRole("button", { name: "Everything" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: "Tokens" }));
  await waitFor(() => expect(asked().getAll("action")).toEqual(["token.created", "token.revoked"]));
  fireEvent.click(screen.getByRole("checkbox", { name: "Token made" }));
  await waitFor(() => expect(asked().getAll("action")).toEqual(["token.revoked"]));
});

test("clearing leaves nothing of the filters in the address", async () => {
  const { seen, asked } = show("?q=left&who=mia&last=7d");
  fireEvent.click(screen.getByRole("button", { name: "Clear" }));
  await waitFor(() => expect([...asked()]).toEqual([["format", "csv"]]));
  await waitFor(() => expect(seen.address).toBe(""));
  expect(screen.queryByRole("button", { name: "Clear" })).toBeNull();
});
