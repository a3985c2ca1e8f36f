"use client";

import { Notice } from "@/components/console/panel-frame";
import type { May } from "./use-may";

/** Above controls that one may not use: why, and who may. */
export function MayNotice({ may }: { may: May }) {
  if (may.why === null) return null;
  return (
    <Notice>
      <strong className="font-semibold">You can read this, not change it.</strong> {may.why}
    </Notice>
  );
}
