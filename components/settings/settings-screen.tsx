"use client";

import { useQuery } from "@tanstack/react-query";
import { Notice } from "@/components/console/panel-frame";
import { useHydrated } from "@/components/console/use-hydrated";
import { contextQuery } from "@/lib/client/context-query";
import { CapabilitiesPanel } from "./capabilities-panel";
import { EnvironmentsPanel } from "./environments-panel";
import { SettingsTabs } from "./settings-tabs";
import { TriagePanel } from "./triage-panel";

/** What do we do first, which table is for which Gateway, and what does a lesser model cost us? What a team decides, kept with its history. */
export function SettingsScreen() {
  const { data: context } = useQuery(contextQuery());
  const hydrated = useHydrated();
  return (
    <div className="space-y-8">
      <SettingsTabs />
      {hydrated && context?.mode === "sample" ? (
        <Notice>
          <strong className="font-semibold">These settings belong to the sample.</strong> They go
          with it; those of your own Gateways begin as delivered.
        </Notice>
      ) : null}
      <TriagePanel />
      <EnvironmentsPanel />
      <CapabilitiesPanel />
    </div>
  );
}
