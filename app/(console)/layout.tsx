import { type ReactNode, Suspense } from "react";
import { ConsoleFrame } from "@/components/console/console-frame";
import { InBrowser } from "@/components/console/in-browser";
import { DifferencePlace } from "@/components/difference/difference-place";
import Loading from "./loading";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <InBrowser fallback={<Loading />}>
      {/* The frame reads the URL's search, which a prerendered page does not have yet. */}
      <Suspense fallback={<Loading />}>
        <ConsoleFrame>{children}</ConsoleFrame>
        <DifferencePlace />
      </Suspense>
    </InBrowser>
  );
}
