import type { DifferenceQuery } from "@/lib/contracts/difference";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readDifference } from "@/lib/services/read-difference";
import { csvResponse } from "./csv-response";
import { isoTime } from "./iso-time";

const COLUMNS = [
  ...["dimension", "value", "label", "gateways", "selected", "selectedOf", "selectedShare"],
  ...["rest", "restOf", "restShare", "among", "within"],
];

/** One row a value that is over-represented, most first; shares are 0…1. */
export async function differenceCsv(
  stores: ConsoleStores,
  query: DifferenceQuery,
): Promise<Response> {
  const { found } = await readDifference(stores, query);
  const rows = found.map((one) => ({
    ...one,
    value: one.dimension === "hour" && one.value !== null ? isoTime(Number(one.value)) : one.value,
    gateways: one.gateways?.join(" "),
    within: one.within.join(" "),
  }));
  return csvResponse("difference", COLUMNS, rows);
}
