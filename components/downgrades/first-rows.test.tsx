import { fireEvent, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { expect, test, vi } from "vitest";
import { type DataColumn, DataTable } from "@/components/console/data-table";
import { FirstRows } from "./first-rows";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => {} }) }));

type Row = { id: string; count: number };

const ROWS: readonly Row[] = [3, 9, 1, 7].map((count) => ({ id: `row ${count}`, count }));
const COLUMNS: readonly DataColumn<Row>[] = [
  { id: "name", title: "Name", cell: ({ id }) => id },
  {
    id: "count",
    title: "Count",
    numeric: true,
    cell: ({ count }) => count,
    sortValue: ({ count }) => count,
  },
];

function show() {
  render(
    <FirstRows rows={ROWS} most={2}>
      {(_, most) => (
        <DataTable
          caption="Rows"
          columns={COLUMNS}
          rows={ROWS}
          mostRows={most}
          rowId={({ id }) => id}
        />
      )}
    </FirstRows>,
    { wrapper: NuqsTestingAdapter },
  );
}

const names = () => screen.getAllByText(/^row/).map((cell) => cell.textContent);

test("only the first rows are shown until all are asked for", () => {
  show();
  expect(names()).toEqual(["row 3", "row 9"]);
  fireEvent.click(screen.getByRole("button", { name: "Show all 4" }));
  expect(names()).toHaveLength(4);
});

test("the table sorts all rows before it leaves some out", () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: "Count" }));
  expect(names()).toEqual(["row 9", "row 7"]);
});
