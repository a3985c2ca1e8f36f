"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { FilterQuery } from "@/lib/contracts/query";
import { consoleHref, type HrefChanges } from "./console-href";
import {
  consoleParsers,
  defaultRefresh,
  filterParams,
  filtersOf,
  type Refresh,
  rangeChoice,
  rangeParams,
  type Zone,
} from "./console-params";
import type { RangeChoice } from "./range-choice";

/** Range, filters, zone and refresh of this screen: all of it lives in the URL. */
export function useConsoleState() {
  const [params, setParams] = useQueryStates(consoleParsers);
  return useMemo(() => {
    const range = rangeChoice(params);
    return {
      range,
      filters: filtersOf(params),
      zone: params.tz,
      refresh: params.refresh ?? defaultRefresh(range),
      /** A move that the Back button undoes. */
      setRange: (choice: RangeChoice) => void setParams(rangeParams(choice), { history: "push" }),
      setFilters: (filters: FilterQuery) =>
        void setParams(filterParams(filters), { history: "push" }),
      setZone: (tz: Zone) => void setParams({ tz }),
      setRefresh: (refresh: Refresh) =>
        void setParams({ refresh: refresh === defaultRefresh(range) ? null : refresh }),
      /** A link to `path` that carries this state along. */
      href: (path: string, changes?: HrefChanges) => consoleHref(params, path, changes),
    };
  }, [params, setParams]);
}
