"use client";

import { CircleHelp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { SCREENS } from "./screens";
import { useShortcuts } from "./use-shortcuts";

const GROUPS: readonly {
  title: string;
  keys: readonly { keys: readonly string[]; does: string }[];
}[] = [
  {
    title: "Everywhere",
    keys: [
      ...SCREENS.map(({ key, word }) => ({ keys: ["g", key], does: `Go to ${word}` })),
      { keys: ["Ctrl", "K"], does: "Search; Cmd-K on a Mac" },
      { keys: ["t"], does: "Choose the time range" },
      { keys: ["z"], does: "Zoom out to twice the time range" },
      { keys: ["[", "]"], does: "Earlier or later by one range" },
      { keys: ["f"], does: "Add a filter" },
      { keys: ["r"], does: "Refresh now" },
      { keys: ["p"], does: "Pause live updates, or go on" },
      { keys: ["?"], does: "This list" },
      { keys: ["Esc"], does: "Close what is open" },
    ],
  },
  {
    title: "Cells and points",
    keys: [{ keys: ["d"], does: "What is different in the one pointed at?" }],
  },
  {
    title: "Charts over time",
    keys: [
      { keys: ["←", "→"], does: "Move from step to step" },
      { keys: ["Shift", "←", "→"], does: "Select a range; dragging does too" },
      { keys: ["Enter"], does: "Zoom into it, or open what the point stands for" },
      { keys: ["Esc"], does: "Drop it" },
    ],
  },
  {
    title: "Tables",
    keys: [
      { keys: ["j"], does: "Next row" },
      { keys: ["k"], does: "Previous row" },
      { keys: ["Enter"], does: "Open the row" },
    ],
  },
  {
    title: "A request's page",
    keys: [
      { keys: ["j"], does: "Next step" },
      { keys: ["k"], does: "Previous step" },
      { keys: ["o"], does: "Open or close the step's lines; Enter does too" },
      { keys: ["c"], does: "Copy for an incident" },
    ],
  },
  {
    title: "Heatmap",
    keys: [
      { keys: ["←", "→", "↑", "↓"], does: "Move between cells" },
      { keys: ["Home", "End"], does: "First or last cell of the row" },
      { keys: ["Enter"], does: "Open the attempts behind the cell" },
    ],
  },
  {
    title: "Editor of a route table",
    keys: [
      { keys: ["Ctrl", "Z"], does: "Undo; u does too, Cmd-Z on a Mac" },
      { keys: ["Ctrl", "Shift", "Z"], does: "Redo; r does too" },
    ],
  },
  {
    title: "Values",
    keys: [
      { keys: ["click"], does: "Show only this value" },
      { keys: ["Alt", "click"], does: "Leave this value out" },
    ],
  },
];

export function HelpDialog() {
  const [open, setOpen] = useState(false);
  useShortcuts({ "?": () => setOpen(true) });
  return (
    <Dialog
      title="Keyboard"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="plain" size="icon" aria-label="Keyboard shortcuts">
          <CircleHelp size={16} aria-hidden />
        </Button>
      }
    >
      <div className="grid gap-6 sm:grid-cols-2">
        {GROUPS.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className="mb-1 text-12 font-medium text-ink-3">{group.title}</h3>
            <dl>
              {group.keys.map(({ keys, does }) => (
                <div key={does} className="flex items-center justify-between gap-4 py-1">
                  <dt className="text-13 text-ink-2">{does}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
