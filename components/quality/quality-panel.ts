import type { UseQueryResult } from "@tanstack/react-query";
import type { Quality } from "@/lib/contracts/quality";

/** What every panel of the screen draws from: one answer for all. */
export type QualityPanel = { query: UseQueryResult<Quality>; className?: string };
