"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useNow } from "@/components/console/use-now";
import { isAboutNow, momentOf } from "@/lib/charts/prepare-keys";
import type { Keys } from "@/lib/contracts/keys";
import type { EpochMs } from "@/lib/core/time/range";

type KeyClock = {
  /** The moment that the answer is of. */
  readonly at: EpochMs;
  /** It is about now, and goes on. */
  readonly ticks: boolean;
  /** By how much the server's clock is ahead of the reader's. */
  readonly aheadMs: number;
};

const ClockContext = createContext<KeyClock>({ at: 0, ticks: false, aheadMs: 0 });

export type KeyClockProviderProps = {
  answer: Keys | undefined;
  /** When the answer came, by the reader's clock. */
  cameAt: EpochMs;
  children: ReactNode;
};

/** The time that countdowns run by: that of the Gateways' server, and the end of a range that is over. */
export function KeyClockProvider({ answer, cameAt, children }: KeyClockProviderProps) {
  const clock = useMemo(
    () =>
      answer === undefined
        ? { at: 0, ticks: false, aheadMs: 0 }
        : { at: momentOf(answer), ticks: isAboutNow(answer), aheadMs: answer.asOf - cameAt },
    [answer, cameAt],
  );
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** The moment that is shown, in steps of a second. */
export function useKeyMoment(): EpochMs {
  const { at, ticks, aheadMs } = useContext(ClockContext);
  const now = useNow();
  return ticks && now !== null ? Math.max(at, now + aheadMs) : at;
}
