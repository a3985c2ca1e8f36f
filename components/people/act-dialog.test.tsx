import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { ActDialog, type ActDialogProps } from "./act-dialog";

const EFFECT = "They are signed out everywhere at once.";

/** The dialog, with what was done through it. */
function open(act: ActDialogProps["act"] = async () => {}) {
  const reasons: string[] = [];
  const seen = { done: 0, closed: 0 };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ActDialog
        title="Disable Vic"
        effect={EFFECT}
        verb="Disable"
        act={(reason) => {
          reasons.push(reason);
          return act(reason);
        }}
        onDone={() => seen.done++}
        onClose={() => seen.closed++}
      />
    </QueryClientProvider>,
  );
  const reason = screen.getByLabelText<HTMLInputElement>("Reason");
  const send = () => {
    const form = reason.closest("form");
    if (form === null) throw new Error("A reason that is in no form is not sent by Enter.");
    fireEvent.submit(form);
  };
  return { reason, send, reasons, seen };
}

test("what it does to somebody is said before it is done, and nothing is done by opening it", () => {
  const { reasons } = open();
  expect(screen.getByText(EFFECT)).toBeTruthy();
  expect(reasons).toEqual([]);
});

test("without a reason the browser does not send it", () => {
  const { reason } = open();
  expect(reason.required).toBe(true);
  expect(reason.validity.valueMissing).toBe(true);
});

test("a refusal is said in the dialog, which stays open with what was typed", async () => {
  const { reason, send, seen } = open(async () => {
    throw new Error("This is the last administrator: make somebody else one first.");
  });
  fireEvent.change(reason, { target: { value: "left the team" } });
  send();
  await screen.findByText(/last administrator/);
  expect(reason.value).toBe("left the team");
  expect(seen).toEqual({ done: 0, closed: 0 });
});

test("Enter twice does it once", async () => {
  let finish = () => {};
  const { reason, send, reasons, seen } = open(
    () => new Promise<void>((resolve) => (finish = resolve)),
  );
  fireEvent.change(reason, { target: { value: "left the team" } });
  send();
  await waitFor(() => expect(reasons).toEqual(["left the team"]));
  send();
  finish();
  await waitFor(() => expect(seen.done).toBe(1));
  expect(reasons).toEqual(["left the team"]);
});
