"use client";

import { useCallback } from "react";
import { copyToClipboard } from "@/components/ui/copy-to-clipboard";
import { notify } from "@/components/ui/notify";
import { resolveRange } from "@/lib/client/read-range";
import { frozenLink } from "./frozen-link";
import { useSlice } from "./use-slice";

/** Copies a link to what is on screen now: with exact times, so that it shows the same tomorrow. */
export function useCopyLink() {
  const { slice } = useSlice();
  return useCallback(async () => {
    const link = frozenLink(window.location.href, resolveRange(slice.range, Date.now()));
    if (await copyToClipboard(link)) void notify("success", "Link copied, with this exact range.");
    else void notify("error", "Could not copy: the browser refused access to the clipboard.");
  }, [slice]);
}
