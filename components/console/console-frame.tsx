import type { ReactNode } from "react";
import { EmergencyNotice } from "@/components/routes/emergency-notice";
import { OutcomePatterns } from "@/components/ui/outcome-patterns";
import { GoShortcuts } from "./go-shortcuts";
import { IngestNotice } from "./ingest-notice";
import { PreparingNotice } from "./preparing-notice";
import { Rail } from "./rail";
import { SampleBanner } from "./sample-banner";
import { TopBar } from "./top-bar";

/** What stands around every screen. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#screen"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-m bg-inverse px-3 py-1.5 text-13 text-inverse-ink focus:translate-y-0"
      >
        Skip to the screen
      </a>
      <OutcomePatterns />
      <GoShortcuts />
      <Rail />
      <div className="min-h-dvh pb-[calc(4rem+env(safe-area-inset-bottom))] md:pb-0 md:pl-20 print:p-0">
        <SampleBanner />
        <IngestNotice />
        <EmergencyNotice />
        <PreparingNotice />
        <TopBar />
        <main
          id="screen"
          tabIndex={-1}
          className="mx-auto max-w-[100rem] px-4 py-5 outline-none md:px-6"
        >
          {children}
        </main>
      </div>
    </>
  );
}
