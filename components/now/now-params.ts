import { parseAsStringLiteral } from "nuqs/server";
import { DIMENSIONS } from "@/lib/core/attempt/attempt";

/** What the address of the Now screen carries beside range and filters: which dimension goes down and which across. */
export const nowParsers = {
  rows: parseAsStringLiteral(DIMENSIONS).withDefault("region"),
  columns: parseAsStringLiteral(DIMENSIONS).withDefault("provider"),
};
