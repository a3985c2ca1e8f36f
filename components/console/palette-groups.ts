import { searchScore } from "@/lib/charts/search-score";
import type { PaletteCommand } from "./use-palette-commands";

export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteCommand[] };

const MOST_IN_GROUP = 8;
/** Beside a name that was typed in full, names that hold its letters somewhere are noise. */
const MUCH_WORSE = 0.45;

/** What answers to what was typed, the best group first; with nothing typed: what was chosen lately, and the screens. */
export function paletteGroups(
  typed: string,
  commands: readonly PaletteCommand[],
  recent: readonly string[],
): PaletteGroup[] {
  if (typed.trim() === "") return atFirst(commands, recent);
  const scored = commands.flatMap((command) => {
    const score = searchScore(typed, command.title);
    return score === null ? [] : [{ command, score }];
  });
  scored.sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) * MUCH_WORSE;
  const good = scored.filter(({ score }) => score >= least);
  const groups = Map.groupBy(good, ({ command }) => command.group);
  return [...groups].map(([value, found]) => ({
    value,
    items: found.slice(0, MOST_IN_GROUP).map(({ command }) => command),
  }));
}

function atFirst(commands: readonly PaletteCommand[], recent: readonly string[]): PaletteGroup[] {
  const lately = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  const others = commands.filter(
    ({ id, group }) => (group === "Screens" || group === "This screen") && !recent.includes(id),
  );
  const groups = Map.groupBy(others, ({ group }) => group);
  return [
    ...(lately.length === 0 ? [] : [{ value: "Recent", items: lately }]),
    ...[...groups].map(([value, items]) => ({ value, items })),
  ];
}

/** Whether a text can be the id of a request, trace, session or provider call: one word of some length. */
export function looksLikeId(typed: string): boolean {
  return /^\S{6,400}$/.test(typed) && /\d/.test(typed);
}
