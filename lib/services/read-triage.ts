import { type Triage, TriageEdit } from "@/lib/contracts/triage";
import { DEFAULT_ORDERS } from "@/lib/core/triage/default-orders";
import type { TriageOrders } from "@/lib/core/triage/triage-order";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { settingsDocument } from "./settings-document";

/** GET /api/v1/triage */
export async function readTriage(stores: ConsoleStores): Promise<Triage> {
  demand(stores, "evidence.read");
  const { version, editedAt, orders } = triageOrders(stores);
  return { asOf: stores.now, version, editedAt, orders, defaults: onWire(DEFAULT_ORDERS) };
}

/** What to do about which symptom: as edited, else as delivered. */
export function triageOrders(
  stores: ConsoleStores,
): Pick<Triage, "version" | "editedAt" | "orders"> {
  const { version, editedAt, body } = settingsDocument(stores, "triage", TriageEdit.shape.orders);
  return { version, editedAt, orders: onWire({ ...DEFAULT_ORDERS, ...body }) };
}

function onWire(orders: TriageOrders): Triage["orders"] {
  return Object.fromEntries(
    Object.entries(orders).map(([symptom, steps]) => [symptom, [...steps]]),
  ) as Triage["orders"];
}
