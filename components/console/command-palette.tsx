"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { looksLikeId, type PaletteGroup, paletteGroups } from "./palette-groups";
import { recentCommands, rememberCommand } from "./recent-commands";
import { useConsoleState } from "./use-console-state";
import { type PaletteCommand, usePaletteCommands } from "./use-palette-commands";

const REQUEST = "request ";

export type CommandPaletteProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** One field for every name and id: screens, values to filter by, times, and requests by any id. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search"
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[min(32rem,76dvh)] w-[36rem] max-w-[calc(100vw-1rem)] -translate-x-1/2 flex-col overflow-hidden rounded-l border border-hairline bg-raised text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <Palette onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState("");
  const [recent] = useState(recentCommands);
  const commands = usePaletteCommands();
  const findRequest = useFindRequest();
  const groups = useMemo(() => {
    const known = recent.flatMap((id) =>
      id.startsWith(REQUEST) ? findRequest(id.slice(REQUEST.length)) : [],
    );
    const named = paletteGroups(typed, [...commands, ...known], recent);
    const text = typed.trim();
    if (!/^\S{4,400}$/.test(text)) return named;
    const byId = { value: "Requests", items: [findRequest(text)] };
    const others = named.filter(({ value }) => value !== byId.value);
    return looksLikeId(text) && named.length === 0 ? [byId, ...others] : [...others, byId];
  }, [typed, commands, recent, findRequest]);

  function choose(command: PaletteCommand) {
    rememberCommand(command.id);
    onDone();
    command.run();
  }
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={typed}
      onValueChange={setTyped}
      itemToStringValue={({ title }: PaletteCommand) => title}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
        <Autocomplete.Input
          aria-label="Search screens, Gateways, providers, models, keys, route tables, or any id"
          placeholder="A screen, Gateway, provider, model, key, or any id"
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-ink-3"
        />
        <Dialog.Close className="rounded-s px-1 text-12 text-ink-3 hover:text-ink">
          Esc
        </Dialog.Close>
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        <Autocomplete.Empty>
          <p className="px-2 py-4 text-13 text-ink-2 empty:hidden">
            Nothing is called that. An id is found whatever the range: paste it whole.
          </p>
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="not-first:mt-1.5">
              <Autocomplete.GroupLabel className="px-2 py-1 text-12 text-ink-3">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: PaletteCommand) => (
                  <Autocomplete.Item
                    key={command.id}
                    value={command}
                    onClick={() => choose(command)}
                    className="flex h-8 cursor-default items-center gap-3 rounded-m px-2 text-13 outline-none select-none data-highlighted:bg-selection"
                  >
                    <span className="min-w-0 flex-1 truncate">{command.title}</span>
                    <span className="shrink-0 text-12 text-ink-3">{command.detail}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

/** A request by any of its ids; whether there is one is found out there. */
function useFindRequest() {
  const router = useRouter();
  const { href } = useConsoleState();
  return useMemo(
    () =>
      (id: string): PaletteCommand => ({
        id: `${REQUEST}${id}`,
        group: "Requests",
        title: id,
        detail: "find request, trace, session or call",
        run: () => router.push(href(`/requests/${encodeURIComponent(id)}`)),
      }),
    [router, href],
  );
}
