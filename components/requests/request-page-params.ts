import { parseAsArrayOf, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { REQUEST_STAGES } from "@/lib/core/request/stages-of";

export const LINE_CHOICES = ["all", ...REQUEST_STAGES] as const;

/** What is open on a request's page. */
export const requestPageParsers = {
  /** Steps whose lines are shown; left out: the root cause's. */
  open: parseAsArrayOf(parseAsInteger),
  /** The lines at the foot: all of them, or those of a stage. */
  lines: parseAsStringLiteral(LINE_CHOICES),
};
