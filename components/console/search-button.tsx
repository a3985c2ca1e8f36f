"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

const load = () => import("./command-palette").then((module) => module.CommandPalette);

/** Not every visit searches: the palette's code comes when all else is there. */
const CommandPalette = dynamic(load, { ssr: false });

/** By then the screen has read what it shows. */
const PRELOAD_MS = 1_500;

/** Opens the palette; so does Ctrl-K or Cmd-K, from anywhere. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  /** Each opening begins anew, even while the one before still fades. */
  const [visit, setVisit] = useState(0);
  function turn(next: boolean) {
    if (next) setVisit((before) => before + 1);
    setOpen(next);
  }
  const toggle = useEffectEvent(() => turn(!open));
  // synchronises with: the window's keyboard
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  // synchronises with: the browser's idle time, so that no key is lost between Ctrl-K and the field
  useEffect(() => {
    // Without a network now, opening it tries again.
    const timer = setTimeout(() => load().catch(() => {}), PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Button
        look="plain"
        onClick={() => turn(true)}
        aria-keyshortcuts="Control+K Meta+K"
        title="Search (Ctrl-K or Cmd-K)"
        className="print:hidden"
      >
        <Search size={14} aria-hidden />
        <span className="sr-only">Search</span>
        <span aria-hidden className="max-xl:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      {visit > 0 ? <CommandPalette key={visit} open={open} onOpenChange={turn} /> : null}
    </>
  );
}
