import { EnvironmentsEdit } from "@/lib/contracts/environments";
import { type Environments, gatewaysOf } from "@/lib/core/routes/environments";
import { type AttemptFilter, NO_FILTER } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "./console-stores";
import { settingsDocument } from "./settings-document";

/** Which environment each Gateway serves. Without settings nothing is said. */
export function environmentsOf(stores: Pick<ConsoleStores, "control">): Environments {
  const { body } = settingsDocument(stores, "environments", EnvironmentsEdit.shape.gateways);
  return new Map(Object.entries(body ?? {}));
}

/** The Gateways whose traffic tells of a table; `null`: all, because none is said to serve it. */
export function tableGateways(
  stores: Pick<ConsoleStores, "control">,
  table: string,
): readonly string[] | null {
  return gatewaysOf(environmentsOf(stores), table);
}

/** Evidence of these Gateways; `null`: of all. */
export function filterOfGateways(gateways: readonly string[] | null): AttemptFilter {
  return gateways === null ? NO_FILTER : { ...NO_FILTER, include: { gateway: gateways } };
}
