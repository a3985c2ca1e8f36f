"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { usePrinting } from "./use-printing";

export type WhenNearProps = {
  height: number;
  /** What a link leads to is in it. */
  atOnce?: boolean;
  children: ReactNode;
};

/** Renders its children once they come near the window, and keeps their place until then. */
export function WhenNear({ height, atOnce = false, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const printing = usePrinting();
  // synchronises with: the browser's viewport
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: "120px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  if (near || atOnce || printing) return children;
  return <div ref={place} style={{ height }} />;
}
