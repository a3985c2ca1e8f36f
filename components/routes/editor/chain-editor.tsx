"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { effectiveChain } from "@/lib/core/routes/effective-chain";
import type { RouteTable, Scenario, ScenarioName } from "@/lib/core/routes/route-table";
import { situationOf } from "@/lib/core/routes/situation";
import { moved, withChain, writtenChain } from "./edit-scenario";
import { dayWords, type ModelChoice } from "./model-choices";
import { ModelField } from "./model-field";

export type ChainEditorProps = {
  name: ScenarioName;
  scenario: Scenario;
  table: RouteTable;
  choices: readonly ModelChoice[];
  onChange: (scenario: Scenario) => void;
};

/** The chain of one scenario, first to last: by drag, by buttons and by keys. */
export function ChainEditor({ name, scenario, table, choices, onChange }: ChainEditorProps) {
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const chain = writtenChain(scenario);
  const hasOwnPrimary = scenario.primary !== undefined;
  const { primary: _, ...withoutPrimary } = scenario;
  const { fallbacks: __, ...withoutList } = scenario;
  // An entry may stand twice while somebody edits: its place is its name.
  const keys = chain.map((model, at) => `${at} ${model}`);
  const change = (next: readonly string[]) => onChange(withChain(scenario, next));
  const effective = effectiveChain(table, situationOf(name)).candidates;
  return (
    <div className="space-y-2">
      {hasOwnPrimary ? null : (
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          Its primary is that of the scenario above it: {effective[0]?.model ?? "none"}.
          <Button
            size="s"
            onClick={() =>
              onChange({
                primary: effective[0]?.ref ?? table.scenarios.default?.primary ?? "",
                ...scenario,
              })
            }
          >
            Give it a primary of its own
          </Button>
        </p>
      )}
      <DndContext
        id={id}
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: announcementsOf(chain, keys), screenReaderInstructions }}
        onDragEnd={({ active, over }) => {
          if (over === null || active.id === over.id) return;
          change(moved(chain, keys.indexOf(`${active.id}`), keys.indexOf(`${over.id}`)));
        }}
      >
        <SortableContext items={keys} strategy={verticalListSortingStrategy}>
          <ol aria-label={`Chain of ${name}`} className="space-y-1">
            {chain.map((model, at) => (
              <Member
                key={keys[at]}
                id={keys[at] ?? ""}
                at={at}
                count={chain.length}
                role={
                  hasOwnPrimary && at === 0 ? "Primary" : `Fallback ${hasOwnPrimary ? at : at + 1}`
                }
                model={model}
                choices={choices}
                canGo={!(name === "default" && chain.length === 1)}
                onMove={(to) => change(moved(chain, at, to))}
                onReplace={(next) => change(chain.with(at, next))}
                onRemove={() => change(chain.toSpliced(at, 1))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div className="flex max-w-2xl flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-64">
          <ModelField
            key={chain.length}
            label={`Add a fallback to ${name}`}
            placeholder="Add a fallback"
            value=""
            choices={choices.filter(({ model }) => !chain.includes(model))}
            onCommit={(model) =>
              onChange({ ...scenario, fallbacks: [...(scenario.fallbacks ?? []), model] })
            }
          />
        </div>
        {scenario.fallbacks === undefined ? (
          <Button size="s" onClick={() => onChange({ ...scenario, fallbacks: [] })}>
            Make it strict
          </Button>
        ) : (
          <Button size="s" look="plain" onClick={() => onChange(withoutList)}>
            No list of its own
          </Button>
        )}
        {hasOwnPrimary && name !== "default" ? (
          <Button size="s" look="plain" onClick={() => onChange(withoutPrimary)}>
            No primary of its own
          </Button>
        ) : null}
      </div>
      <p className="text-12 text-ink-3">
        {scenario.fallbacks === undefined
          ? "It has no list of fallbacks of its own: what follows is what the Gateway's rules say."
          : scenario.fallbacks.length === 0
            ? "Its list is empty: strict, no safety net."
            : "Moves: drag the handle, or focus it, press Space, use the arrows, and press Space again."}
      </p>
    </div>
  );
}

const screenReaderInstructions = {
  draggable:
    "Press Space to lift it, the arrow keys to move it, Space to put it down, Escape to leave it where it was.",
};

/** What a screen reader says of a move: the model and its place, where the library would name ids. */
function announcementsOf(chain: readonly string[], keys: readonly string[]): Announcements {
  const at = (id: UniqueIdentifier) => keys.indexOf(`${id}`);
  const place = (id: UniqueIdentifier) => `place ${at(id) + 1} of ${keys.length}`;
  const model = ({ active }: { active: { id: UniqueIdentifier } }) => chain[at(active.id)] ?? "";
  return {
    onDragStart: (move) => `${model(move)} is lifted, at ${place(move.active.id)}.`,
    onDragOver: (move) =>
      `${model(move)} is ${move.over === null ? "over no place" : `over ${place(move.over.id)}`}.`,
    onDragEnd: (move) =>
      `${model(move)} ${move.over === null ? "stays where it was" : `is put down at ${place(move.over.id)}`}.`,
    onDragCancel: (move) => `${model(move)} stays where it was.`,
  };
}

type MemberProps = {
  id: string;
  at: number;
  count: number;
  role: string;
  model: string;
  choices: readonly ModelChoice[];
  canGo: boolean;
  onMove: (to: number) => void;
  onReplace: (model: string) => void;
  onRemove: () => void;
};

function Member({ id, at, count, role, model, choices, canGo, ...on }: MemberProps) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  const moves = transform === null ? undefined : `translate3d(0, ${transform.y}px, 0)`;
  const choice = choices.find((one) => one.model === model);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: moves, transition }}
      className="grid max-w-2xl grid-cols-[auto_1fr_auto] items-center gap-x-1 bg-canvas data-dragging:z-10 data-dragging:shadow-pop"
      data-dragging={isDragging || undefined}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        aria-label={`Move ${role}, ${model}`}
        className="flex size-7 cursor-grab touch-none items-center justify-center rounded-m text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <GripVertical size={14} aria-hidden />
      </button>
      <ModelField label={role} value={model} choices={choices} onCommit={on.onReplace} />
      <span className="flex">
        <Button
          look="plain"
          size="icon"
          aria-label={`Move ${model} up`}
          disabled={at === 0}
          onClick={() => on.onMove(at - 1)}
        >
          <ArrowUp size={14} aria-hidden />
        </Button>
        <Button
          look="plain"
          size="icon"
          aria-label={`Move ${model} down`}
          disabled={at === count - 1}
          onClick={() => on.onMove(at + 1)}
        >
          <ArrowDown size={14} aria-hidden />
        </Button>
        <Button
          look="plain"
          size="icon"
          aria-label={`Remove ${model}`}
          disabled={!canGo}
          onClick={on.onRemove}
        >
          <X size={14} aria-hidden />
        </Button>
      </span>
      <span className="col-start-2 px-2 text-12 text-ink-3 tabular-nums">
        {role} · {dayWords(choice)}
      </span>
    </li>
  );
}
