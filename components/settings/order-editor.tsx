"use client";

import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { TriageStep } from "@/lib/contracts/triage";
import { moveStep, placeStep } from "./edit-order";

export type OrderEditorProps = {
  /** Names the list. */
  of: string;
  steps: readonly TriageStep[];
  onEdit: (steps: TriageStep[]) => void;
};

/** Steps to put in order: with the buttons, with Alt and the arrow keys in a step, or by dragging its handle. */
export function OrderEditor({ of, steps, onEdit }: OrderEditorProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const move = (index: number, by: 1 | -1) => {
    const to = index + by;
    if (to < 0 || to >= steps.length) return;
    onEdit(moveStep(steps, index, by));
    if (said.current) said.current.textContent = `Step moved to place ${to + 1}.`;
  };
  const change = (index: number, parts: Partial<TriageStep>) =>
    onEdit(steps.map((step, at) => (at === index ? { ...step, ...parts } : step)));
  return (
    <>
      <p ref={said} role="status" className="sr-only" />
      <ol aria-label={`First actions: ${of}`} className="border-t">
        {steps.map((step, index) => (
          <li
            key={step.id}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) onEdit(placeStep(steps, dragged, index));
              setDragged(null);
            }}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
              event.preventDefault();
              move(index, event.key === "ArrowUp" ? -1 : 1);
            }}
            className={cn(
              "grid grid-cols-[1.5rem_1fr_auto] items-start gap-x-2 border-b py-2",
              dragged === index && "opacity-50",
            )}
          >
            <span
              draggable
              aria-hidden
              title="Drag to another place"
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              className="flex h-7 cursor-grab items-center gap-0.5 text-ink-3"
            >
              <GripVertical size={12} className="shrink-0" />
              {index + 1}
            </span>
            <span className="grid min-w-0 gap-1">
              <textarea
                aria-label={`Step ${index + 1}: what to do`}
                placeholder="What to do"
                required
                aria-invalid={step.text.trim() === ""}
                maxLength={200}
                rows={1}
                value={step.text}
                onChange={({ target }) =>
                  change(index, { text: target.value.replaceAll("\n", " ") })
                }
                className="field-sizing-content min-h-7 w-full resize-none rounded-m border border-line bg-surface px-2 py-1 text-13 text-ink placeholder:text-ink-3 aria-invalid:border-outcome-server_error"
              />
              <textarea
                aria-label={`Step ${index + 1}: why at this place`}
                placeholder="Why at this place"
                maxLength={400}
                rows={2}
                value={step.why}
                onChange={({ target }) => change(index, { why: target.value })}
                className="field-sizing-content w-full resize-y rounded-m border border-line bg-surface px-2 py-1 text-13 text-ink-2 placeholder:text-ink-3"
              />
            </span>
            <span className="flex print:hidden">
              <Button
                look="plain"
                size="icon"
                aria-label={`Move step ${index + 1} up`}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowUp size={14} aria-hidden />
              </Button>
              <Button
                look="plain"
                size="icon"
                aria-label={`Move step ${index + 1} down`}
                disabled={index === steps.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown size={14} aria-hidden />
              </Button>
              <Button
                look="plain"
                size="icon"
                aria-label={`Remove step ${index + 1}`}
                onClick={() => onEdit(steps.filter((_, at) => at !== index))}
              >
                <X size={14} aria-hidden />
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
