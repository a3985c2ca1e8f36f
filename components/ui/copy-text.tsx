"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { cn } from "./cn";
import { copyToClipboard } from "./copy-to-clipboard";
import { notify } from "./notify";

/** A command or setting with a button that copies it. */
export function CopyText({ text, className }: { text: string; className?: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    if (await copyToClipboard(text)) setCopied(true);
    else void notify("error", "Could not copy: the browser refused access to the clipboard.");
  }
  return (
    <div
      className={cn(
        "flex items-start gap-2 rounded-m border border-hairline bg-sunken py-1.5 pr-1.5 pl-2.5",
        className,
      )}
    >
      <code className="min-w-0 flex-1 py-0.5 font-mono text-12 break-all whitespace-pre-wrap text-ink">
        {text}
      </code>
      <button
        type="button"
        onClick={copy}
        onBlur={() => setCopied(false)}
        className="inline-flex h-5 shrink-0 items-center gap-1 rounded-s px-1 text-12 text-ink-2 hover:text-ink print:hidden"
      >
        {copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
        {copied ? "Copied" : "Copy"}
      </button>
    </div>
  );
}
