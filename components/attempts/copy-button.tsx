"use client";

import { Copy } from "lucide-react";
import { copyToClipboard } from "@/components/ui/copy-to-clipboard";
import { notify } from "@/components/ui/notify";

/** Copies a text that stands beside it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  async function copy() {
    if (await copyToClipboard(text)) void notify("success", `Copied ${what}`);
    else void notify("error", "Could not copy: the browser refused access to the clipboard.");
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy ${what}`}
      className="inline-flex size-5 shrink-0 items-center justify-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink print:hidden"
    >
      <Copy size={12} aria-hidden />
    </button>
  );
}
