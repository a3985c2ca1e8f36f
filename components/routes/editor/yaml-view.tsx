"use client";

import { useId, useLayoutEffect, useMemo, useRef } from "react";
import { formatCounted } from "@/lib/charts/format-number";
import type { TableIssue } from "@/lib/yaml/parse-table";

export type YamlViewProps = {
  text: string;
  issues: readonly TableIssue[];
  /** The line that a link led to; from 1. */
  line: number | null;
  isReadOnly: boolean;
  onType: (text: string) => void;
  onLine: (line: number) => void;
};

/** Of a line and of a number beside it, in pixels: both must agree. */
const LINE_PX = 18;

/** The draft as it will be committed, with its comments. */
export function YamlView({ text, issues, line, isReadOnly, onType, onLine }: YamlViewProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useMemo(() => {
    const count = text.split("\n").length;
    return Array.from({ length: count }, (_, at) => at + 1).join("\n");
  }, [text]);
  const count = numbers.split("\n").length;
  const asked = useRef<number | null>(null);
  // synchronises with: the caret, which a link to a line moves there
  useLayoutEffect(() => {
    if (line === null || area.current === null || asked.current === line) return;
    asked.current = line;
    const before = area.current.value.split("\n", line - 1).join("\n").length;
    const start = line === 1 ? 0 : before + 1;
    const next = area.current.value.indexOf("\n", start);
    area.current.focus({ preventScroll: true });
    area.current.setSelectionRange(start, next < 0 ? area.current.value.length : next);
    area.current.closest("[data-scroller]")?.scrollTo({ top: (line - 4) * LINE_PX });
  }, [line]);
  return (
    <section aria-label="YAML" className="space-y-2">
      <div data-scroller className="max-h-[70vh] overflow-auto border">
        <div
          className="relative grid w-max min-w-full grid-cols-[auto_1fr] font-mono text-12"
          style={{ lineHeight: `${LINE_PX}px` }}
        >
          <pre
            aria-hidden
            className="sticky left-0 z-10 border-r bg-sunken px-2 text-right text-ink-3 select-none"
          >
            {numbers}
          </pre>
          {issues.map((issue) =>
            issue.line === null ? null : (
              <span
                key={`${issue.line} ${issue.column} ${issue.message}`}
                aria-hidden
                className="pointer-events-none absolute inset-x-0 bg-warn-surface mix-blend-multiply dark:mix-blend-screen"
                style={{ top: (issue.line - 1) * LINE_PX, height: LINE_PX }}
              />
            ),
          )}
          <textarea
            ref={area}
            aria-label="The table as YAML"
            aria-describedby={id}
            value={text}
            readOnly={isReadOnly}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            rows={count}
            onChange={({ target }) => {
              asked.current = null;
              onType(target.value);
            }}
            className="block min-h-60 w-full resize-none overflow-hidden bg-transparent px-2 whitespace-pre text-ink outline-offset-[-2px] field-sizing-content"
            style={{ lineHeight: `${LINE_PX}px` }}
          />
        </div>
      </div>
      <div id={id} role="status" className="text-ink-2">
        {issues.length === 0
          ? "It can be read as a route table."
          : `${formatCounted(issues.length, "thing")} to mend before this is a route table. It is saved all the same.`}
      </div>
      {issues.length === 0 ? null : (
        <ul className="space-y-1">
          {issues.map((issue) => (
            <li key={`${issue.line} ${issue.column} ${issue.message}`} className="break-words">
              {issue.line === null ? null : (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    asked.current = null;
                    if (issue.line !== null) onLine(issue.line);
                  }}
                >
                  line {issue.line}
                </button>
              )}{" "}
              {issue.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
