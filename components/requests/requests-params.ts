import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { REQUEST_RESULTS, REQUEST_TRAITS } from "@/lib/core/request/request";

const texts = parseAsNativeArrayOf(parseAsString);

/** What the list is narrowed to, beside place and time: all of it in the URL, named as on the wire. */
export const requestsParsers = {
  q: parseAsString,
  result: parseAsNativeArrayOf(parseAsStringLiteral(REQUEST_RESULTS)),
  trait: parseAsNativeArrayOf(parseAsStringLiteral(REQUEST_TRAITS)),
  requested: texts,
  served: texts,
  reason: texts,
};
