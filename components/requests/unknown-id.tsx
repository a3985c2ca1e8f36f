"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useConsoleState } from "@/components/console/use-console-state";
import { useTime } from "@/components/console/use-time";
import { buttonLook } from "@/components/ui/button";
import { contextQuery } from "@/lib/client/context-query";

/** Says what was searched, because an id that is cut or of another place looks like one that is lost. */
export function UnknownId({ id }: { id: string }) {
  const { href } = useConsoleState();
  const { exact } = useTime();
  const { data: context } = useQuery(contextQuery());
  const first = context?.firstAt ?? null;
  return (
    <section aria-labelledby="unknown-id" className="space-y-2 text-ink-2">
      <h2 id="unknown-id" className="text-16 font-semibold text-ink">
        Nothing has this id
      </h2>
      <p className="font-mono text-12 break-all">{id}</p>
      <p className="max-w-prose">
        Searched among request, trace, session, provider call and attempt ids of everything that is
        kept{first === null ? "" : `, whose first evidence is from ${exact(first)}`}. An id is found
        only whole.
      </p>
      <p className="max-w-prose">
        A Gateway at its default log level writes nothing of a request that went well and fast but
        the end of its run; then neither its session nor its calls are known.
      </p>
      <p className="flex flex-wrap gap-2 pt-1">
        <Link href={href("/requests")} className={buttonLook()}>
          Search again
        </Link>
        <Link href={href("/quality")} className={buttonLook()}>
          What the logs can tell
        </Link>
      </p>
    </section>
  );
}
