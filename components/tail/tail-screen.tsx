"use client";

import { useRef } from "react";
import { AttemptDrawer } from "@/components/attempts/attempt-drawer";
import { useMedia } from "@/components/console/use-media";
import { TailBlank } from "./tail-blank";
import { TailCards } from "./tail-cards";
import { TailFootnote } from "./tail-footnote";
import { TailTable } from "./tail-table";
import { TailToolbar } from "./tail-toolbar";
import { useTail } from "./use-tail";

/** How far a page may be scrolled with its newest rows still in sight, in pixels. */
const NEAR_TOP = 120;

/** Attempts as they arrive. */
export function TailScreen() {
  const phone = useMedia("(max-width: 767px)");
  const scroller = useRef<HTMLDivElement>(null);
  const isAway = () => (scroller.current?.scrollTop ?? 0) > 0 || window.scrollY > NEAR_TOP;
  const { tail, show, clear } = useTail(isAway);
  const rows = tail.rows;

  function showNewest() {
    scroller.current?.scrollTo({ top: 0 });
    if (phone) window.scrollTo({ top: 0 });
    show();
  }
  return (
    <section aria-label="Attempts as they arrive">
      <TailToolbar tail={tail} onShow={showNewest} onClear={clear} />
      {rows.length === 0 ? (
        <TailBlank tail={tail} />
      ) : phone ? (
        <TailCards rows={rows} />
      ) : (
        <TailTable rows={rows} scroller={scroller} />
      )}
      {rows.length === 0 ? null : <TailFootnote tail={tail} />}
      <AttemptDrawer rows={rows.map(({ attempt }) => attempt)} onEnd={() => {}} />
    </section>
  );
}
