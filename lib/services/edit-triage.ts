import type { Triage, TriageEdit } from "@/lib/contracts/triage";
import { DEFAULT_ORDERS } from "@/lib/core/triage/default-orders";
import { SYMPTOMS } from "@/lib/core/triage/triage-order";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { readTriage } from "./read-triage";
import { editDocument } from "./settings-document";

/** PUT /api/v1/triage. Orders that are as delivered are not kept: they follow what later releases deliver. */
export async function editTriage(
  stores: ConsoleStores,
  { version, orders }: TriageEdit,
): Promise<Triage> {
  demand(stores, "settings.edit");
  const body = Object.fromEntries(
    SYMPTOMS.flatMap((symptom) => {
      const steps = orders[symptom];
      if (steps === undefined || isSame(steps, DEFAULT_ORDERS[symptom])) return [];
      return [[symptom, steps]];
    }),
  );
  editDocument(stores, "triage", { version, body });
  return readTriage(stores);
}

type Step = { id: string; text: string; why: string };

function isSame(a: readonly Step[], b: readonly Step[]): boolean {
  const textOf = (steps: readonly Step[]) =>
    JSON.stringify(steps.map(({ id, text, why }) => [id, text, why]));
  return textOf(a) === textOf(b);
}
