"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Scrolls sideways what is too wide, on a phone from edge to edge, and fades out while there is more. */
export function SidewaysScroll({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);

  // synchronises with: the layout, through ResizeObserver
  useEffect(() => {
    const element = ref.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => setMore(hasMore(element)));
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="relative -mx-4 md:mx-0">
      <div
        ref={ref}
        onScroll={({ currentTarget }) => setMore(hasMore(currentTarget))}
        className="overflow-x-auto px-4 md:px-0"
      >
        {children}
      </div>
      {more ? (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-0 z-20 w-12 bg-linear-to-l from-canvas to-transparent print:hidden"
        />
      ) : null}
    </div>
  );
}

function hasMore({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): boolean {
  return scrollLeft + clientWidth < scrollWidth - 1;
}
