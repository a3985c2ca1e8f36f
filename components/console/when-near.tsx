"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Renders its children once they come near the window, and keeps their place until then. */
export function WhenNear({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
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
  if (near) return children;
  return <div ref={place} style={{ height }} />;
}
