"use client";

import { useEffect, useEffectEvent, useReducer } from "react";
import { isHeld } from "@/components/console/is-held";
import { useConsoleState } from "@/components/console/use-console-state";
import { useLivePace } from "@/components/console/use-live-pace";
import { live } from "@/lib/client/live";
import {
  clearTail,
  EMPTY_TAIL,
  hearNews,
  type LiveTail,
  showWaiting,
} from "@/lib/client/live-tail";
import type { LiveAttempts } from "@/lib/contracts/live";
import type { FilterQuery } from "@/lib/contracts/query";

const LOOK_AGAIN_MS = 250;

type Act =
  | { kind: "open" }
  | { kind: "news"; news: LiveAttempts; hold: boolean }
  | { kind: "show" }
  | { kind: "clear" };

/**
 * What arrives and matches the filters. New rows wait while it is paused, while somebody points at rows,
 * and while `isAway`: the newest rows are not in sight then.
 */
export function useTail(isAway: () => boolean) {
  const { filters } = useConsoleState();
  const { paused } = useLivePace();
  const [tail, act] = useReducer(change, EMPTY_TAIL);
  const mustNotMove = useEffectEvent(() => paused || isAway() || isHeld());

  const asked = JSON.stringify(filters);
  // synchronises with: the server's stream of attempts
  useEffect(() => {
    act({ kind: "open" });
    return live.feed.watchAttempts(JSON.parse(asked) as FilterQuery, (news) =>
      act({ kind: "news", news, hold: mustNotMove() }),
    );
  }, [asked]);

  const waits = !paused && (tail.waiting.length > 0 || tail.going.size > 0);
  // synchronises with: the pointer, which may leave the rows without an event (by a closing dialog)
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      if (!mustNotMove()) act({ kind: "show" });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits]);

  return {
    tail,
    show: () => act({ kind: "show" }),
    clear: () => act({ kind: "clear" }),
  };
}

function change(tail: LiveTail, act: Act): LiveTail {
  switch (act.kind) {
    case "open":
      return EMPTY_TAIL;
    case "news":
      return hearNews(tail, act.news, act.hold);
    case "show":
      return showWaiting(tail);
    case "clear":
      return clearTail(tail);
  }
}
