"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { EpochMs } from "@/lib/core/time/range";

type Crosshair = {
  subscribe: (listener: () => void) => () => void;
  at: () => EpochMs | null;
  move: (at: EpochMs | null) => void;
};

const CrosshairContext = createContext<Crosshair | null>(null);

/** All plots inside share one crosshair: pointing at an instant in one shows it in all. */
export function CrosshairProvider({ children }: { children: ReactNode }) {
  const [crosshair] = useState(newCrosshair);
  return <CrosshairContext value={crosshair}>{children}</CrosshairContext>;
}

/** The instant that is pointed at, in whichever plot, and how to point. */
export function useCrosshair() {
  const shared = useContext(CrosshairContext);
  const own = useMemo(newCrosshair, []);
  const { subscribe, at, move } = shared ?? own;
  return { at: useSyncExternalStore(subscribe, at, () => null), move };
}

function newCrosshair(): Crosshair {
  const listeners = new Set<() => void>();
  let instant: EpochMs | null = null;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    at: () => instant,
    move: (at) => {
      if (at === instant) return;
      instant = at;
      for (const listener of listeners) listener();
    },
  };
}
