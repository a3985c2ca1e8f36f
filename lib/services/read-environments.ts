import { listGateways } from "@/db/control/list-gateways";
import { listRouteTables } from "@/db/control/list-route-tables";
import { type Environments, EnvironmentsEdit } from "@/lib/contracts/environments";
import { may } from "@/lib/core/access/principal";
import type { ConsoleStores } from "./console-stores";
import { demand } from "./demand";
import { settingsDocument } from "./settings-document";

/** GET /api/v1/environments */
export async function readEnvironments(stores: ConsoleStores): Promise<Environments> {
  demand(stores, "evidence.read");
  const { control, events, principal, now } = stores;
  const { version, editedAt, body } = settingsDocument(
    stores,
    "environments",
    EnvironmentsEdit.shape.gateways,
  );
  const gateways = body ?? {};
  const registered = new Map(
    (control === undefined ? [] : listGateways(control)).map((one) => [one.id, one]),
  );
  const seen = (await events.values()).gateway.flatMap((gateway) => gateway ?? []);
  const ids = new Set([...registered.keys(), ...seen, ...Object.keys(gateways)]);
  return {
    asOf: now,
    ...{ version, editedAt, gateways },
    known: [...ids].sort().map((gateway) => ({
      gateway,
      region: registered.get(gateway)?.region ?? null,
      runtime: registered.get(gateway)?.runtime ?? null,
    })),
    tables: control !== undefined && may(principal, "routes.read") ? listRouteTables(control) : [],
  };
}
