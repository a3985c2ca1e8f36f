"use client";

import { useEffect, useState } from "react";

/** The value as it was when it had not changed for `afterMs`: for work that must not stand between two key presses. */
export function useSettledValue<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  // synchronises with: the clock
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
