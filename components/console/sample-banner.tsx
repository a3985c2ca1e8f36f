"use client";

import { useQuery } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { contextQuery } from "@/lib/client/context-query";
import { ConnectSteps } from "./connect-steps";

/** Nobody may take the sample for their own Gateways. */
export function SampleBanner() {
  const { data: context } = useQuery(contextQuery());
  if (context?.mode !== "sample") return null;
  return (
    <aside
      aria-label="Sample data"
      className="flex flex-wrap items-center gap-x-2 border-b bg-warn-surface px-4 py-1.5 text-13 text-warn md:px-6"
    >
      <span>
        <strong className="font-semibold">Sample data.</strong> None of these Gateways exists.
      </span>
      <Dialog
        title="Connect your Gateway"
        trigger={
          <button type="button" className="link font-medium print:hidden">
            Connect your Gateway
          </button>
        }
      >
        <ConnectSteps />
      </Dialog>
    </aside>
  );
}
