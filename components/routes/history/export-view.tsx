"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import { NOT_EXPORTED_WORDS } from "@/lib/charts/route-import-words";
import { exportRoutes } from "@/lib/client/route-exchange-query";
import type { OfVersion } from "@/lib/contracts/route-versions";

/** What has to change in a running Gateway's configuration so that it routes as this version says. */
export function ExportView({ table, sha }: OfVersion) {
  const id = useId();
  const [text, setText] = useState("");
  const exporting = useMutation({
    mutationFn: () => exportRoutes(table, { sha, config: configOf(text) }),
  });
  const made = exporting.data;
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        exporting.mutate();
      }}
    >
      <label htmlFor={id} className="block text-12 font-medium text-ink-2">
        The Gateway's configuration (<code>sourceConfig</code> of <code>config.get</code>, in JSON)
      </label>
      <textarea
        id={id}
        required
        rows={6}
        value={text}
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
        className="w-full rounded-m border border-line bg-surface p-2 font-mono text-12 text-ink"
      />
      <p className="text-12 text-ink-3">
        It is read and forgotten. Nothing is sent to a Gateway from here.
      </p>
      <Button type="submit" disabled={exporting.isPending}>
        Make the patch
      </Button>
      <Refusal error={exporting.error} />
      {made === undefined ? null : (
        <div role="status" className="space-y-2">
          {made.patch === null ? (
            <p>Nothing has to change: it routes as this version says.</p>
          ) : (
            <>
              <p>
                For <code>config.patch</code>
                {made.replacePaths.length === 0
                  ? "."
                  : `, with replacePaths ${made.replacePaths.join(", ")}:`}
              </p>
              <pre className="overflow-x-auto rounded-m bg-sunken p-2 font-mono text-12">
                {JSON.stringify(made.patch, null, 2)}
              </pre>
            </>
          )}
          {made.left.length === 0 ? null : (
            <details>
              <summary className="cursor-pointer">What is not in the patch</summary>
              <ul className="ml-4 text-12 text-ink-2">
                {made.left.map(({ path, why }) => (
                  <li key={path}>
                    <span className="font-mono">{path}</span>: {NOT_EXPORTED_WORDS[why]}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </form>
  );
}

function configOf(text: string): Record<string, unknown> {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    throw new Error("This is no JSON.");
  }
  if (config === null || typeof config !== "object" || Array.isArray(config)) {
    throw new Error("A configuration is an object.");
  }
  return config as Record<string, unknown>;
}
