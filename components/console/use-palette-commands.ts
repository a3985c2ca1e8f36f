"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { contextQuery } from "@/lib/client/context-query";
import type { Dimension } from "@/lib/core/attempt/attempt";
import { withFilter } from "./console-params";
import { FILTER_WORDS } from "./filter-words";
import { PRESETS, RANGE_PRESETS } from "./range-choice";
import { SCREENS, SETTINGS_SCREENS, screenAt } from "./screens";
import { useConsoleState } from "./use-console-state";
import { useCopyLink } from "./use-copy-link";
import { useRouteCommands } from "./use-route-commands";
import { useValueName } from "./use-value-name";

/** Something that the palette does. */
export type PaletteCommand = {
  /** Stable, so that it can be remembered. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** What it will do, where the title does not say. */
  readonly detail: string;
  readonly run: () => void;
};

const FILTERED_BY = [
  "provider",
  "model",
  "key",
  "gateway",
  "region",
] as const satisfies Dimension[];

/** Everything that can be reached by name from here. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  const { data: context } = useQuery(contextQuery());
  const state = useConsoleState();
  const router = useRouter();
  const path = usePathname();
  const nameOf = useValueName();
  const copyLink = useCopyLink();
  const routes = useRouteCommands();
  return useMemo(() => {
    const { href, filters, setFilters, setRange } = state;
    const here = screenAt(path);
    const screens = [...SCREENS, ...SETTINGS_SCREENS].map(({ path: to, word }) => ({
      id: `screen ${to}`,
      group: "Screens",
      title: word,
      detail: "go",
      run: () => router.push(href(to)),
    }));
    const values = FILTERED_BY.flatMap((name) =>
      (context?.values[name] ?? []).map((value) => ({
        id: `${name} ${value ?? ""}`,
        group: `${FILTER_WORDS[name].charAt(0).toUpperCase()}${FILTER_WORDS[name].slice(1)}s`,
        title: nameOf(name, value),
        detail: "show only",
        run: () => {
          const only = withFilter(filters, name, { is: [value ?? ""] });
          // The page of one thing has nothing to filter.
          if (here?.path === path) setFilters(only);
          else router.push(href("/now", { filters: only }));
        },
      })),
    );
    const ranges = RANGE_PRESETS.map((preset) => ({
      id: `range ${preset}`,
      group: "Time",
      title: PRESETS[preset].text,
      detail: "set the range",
      run: () => setRange({ kind: "preset", preset }),
    }));
    const link = {
      id: "copy link",
      group: "This screen",
      title: "Copy link",
      detail: "with exact range and filters",
      run: () => void copyLink(),
    };
    return [...screens, ...routes, ...values, ...ranges, link];
  }, [context, state, router, path, nameOf, copyLink, routes]);
}
