"use client";

import { useCallback } from "react";
import { copyToClipboard } from "@/components/ui/copy-to-clipboard";
import { notify } from "@/components/ui/notify";
import { prepareRequest } from "@/lib/charts/prepare-requests";
import { requestMarkdown } from "@/lib/charts/request-markdown";
import { BASE_PATH } from "@/lib/client/base-path";
import type { RequestDetail, RequestRow } from "@/lib/contracts/requests";

/** Copies a request as Markdown, for an incident's ticket. */
export function useCopyRequest(row: RequestRow, detail: RequestDetail) {
  return useCallback(async () => {
    const path = `${BASE_PATH}/requests/${encodeURIComponent(prepareRequest(row).address)}`;
    const text = requestMarkdown(detail, new URL(path, window.location.origin).toString());
    if (text !== null && (await copyToClipboard(text))) {
      void notify("success", "Copied as Markdown");
    } else {
      void notify("error", "Could not copy: the browser refused access to the clipboard.");
    }
  }, [row, detail]);
}
