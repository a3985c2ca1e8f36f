"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ClipboardEvent, useRef, useState } from "react";
import { useSlice } from "@/components/console/use-slice";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { prepareRequest } from "@/lib/charts/prepare-requests";
import { requestsQuery } from "@/lib/client/requests-query";
import { useRequestHref } from "./use-request-href";
import { useRequestsParams } from "./use-requests-params";

/** An id of any kind, whole; where it names one request, that is opened at once. */
export function RequestSearch() {
  const { params, setParams } = useRequestsParams();
  const { slice } = useSlice();
  const client = useQueryClient();
  const router = useRouter();
  const requestHref = useRequestHref();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  async function find(typed: string) {
    const q = typed.trim();
    if (q === "") return void setParams({ q: null });
    setBusy(true);
    // Whatever goes wrong is said by the list, which asks the same.
    const found = await client.fetchInfiniteQuery(requestsQuery(slice, { q })).catch(() => null);
    setBusy(false);
    const requests = found?.pages[0]?.requests ?? [];
    const [only] = requests;
    if (requests.length === 1 && only !== undefined) {
      router.push(requestHref(prepareRequest(only).address));
    } else void setParams({ q });
  }
  /** What is pasted into an empty field is an id, and wanted now. */
  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const text = event.clipboardData.getData("text").trim();
    if (event.currentTarget.value !== "" || !/^\S{4,400}$/.test(text)) return;
    event.preventDefault();
    event.currentTarget.value = text;
    void find(text);
  }
  return (
    <search className="flex w-full max-w-xl items-center gap-1.5 print:hidden">
      <form
        className="flex flex-1 items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          void find(field.current?.value ?? "");
        }}
      >
        <Input
          // Another id in the URL is another text.
          key={params.q}
          ref={field}
          name="q"
          defaultValue={params.q ?? ""}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onPaste={paste}
          aria-label="Find a request by an id"
          placeholder="Request, trace, session or provider call id, whole"
          className="font-mono text-12"
        />
        <Button type="submit" disabled={busy}>
          <Search size={14} aria-hidden />
          {busy ? "Finding…" : "Find"}
        </Button>
      </form>
      {params.q === null ? null : (
        <Button
          look="plain"
          size="icon"
          aria-label="Forget the id"
          onClick={() => void setParams({ q: null })}
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </search>
  );
}
