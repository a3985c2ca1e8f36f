"use client";

import { useQuery } from "@tanstack/react-query";
import { Redo2, Undo2 } from "lucide-react";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { Notice } from "@/components/console/panel-frame";
import { useShortcuts } from "@/components/console/use-shortcuts";
import { useTime } from "@/components/console/use-time";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { trafficOf } from "@/lib/charts/gateways-words";
import { prepareTableChanges } from "@/lib/charts/prepare-table-changes";
import { routeFactsQuery } from "@/lib/client/route-checks-query";
import type { RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { CheckIssue } from "@/lib/core/routes/check-issue";
import { checkTable } from "@/lib/core/routes/check-table";
import { NO_FACTS } from "@/lib/core/routes/route-facts";
import { parseTable } from "@/lib/yaml/parse-table";
import { ConflictPanel } from "./conflict-panel";
import { withSection } from "./edit-scenario";
import { EditorHeader } from "./editor-header";
import { LiveChanges } from "./live-changes";
import { LiveChecks } from "./live-checks";
import { modelChoices } from "./model-choices";
import { ScenarioTable } from "./scenario-table";
import { TableSections } from "./table-sections";
import { useDraftEditor } from "./use-draft-editor";
import { useSettledValue } from "./use-settled-value";
import { YamlView } from "./yaml-view";

const VIEWS = [
  { value: "form", text: "Form" },
  { value: "yaml", text: "YAML" },
] as const;

/** Checks and differences wait until nothing was typed for so long. */
const LOOK_MS = 300;

const PARAMS = {
  view: parseAsStringLiteral(["form", "yaml"]).withDefault("form"),
  scenario: parseAsString,
  line: parseAsInteger,
};

export function EditorPage({ draft }: { draft: RouteDraftWire }) {
  const { editor, snapshot } = useDraftEditor(draft);
  const [{ view, scenario, line }, setParams] = useQueryStates(PARAMS, { scroll: false });
  const { timeAgo } = useTime();
  const facts = useQuery(routeFactsQuery(draft.table));
  const known = facts.data ?? NO_FACTS;
  const { document } = snapshot;
  const canEdit = draft.steps.save.allowed;
  const base = useMemo(
    () => (draft.baseText === null ? null : parseTable(draft.baseText).table),
    [draft.baseText],
  );
  const settled = useSettledValue(document.table, LOOK_MS);
  const issues = useMemo(
    () => (settled === null ? [] : checkTable({ table: settled, base, facts: known })),
    [settled, base, known],
  );
  const changes = useMemo(
    () => (settled === null ? null : prepareTableChanges(base, settled)),
    [settled, base],
  );
  const choices = useMemo(
    () => (settled === null ? [] : modelChoices(settled, known)),
    [settled, known],
  );
  useShortcuts({
    ...{ "Mod+z": editor.undo, "Mod+Z": editor.redo, "Mod+y": editor.redo },
    ...{ u: editor.undo, r: editor.redo },
  });

  const show = (next: "form" | "yaml") => {
    editor.settle();
    void setParams({ view: next, line: null });
  };
  const toScenario = (name: string) => {
    editor.settle();
    void setParams({ view: "form", scenario: name, line: null });
  };
  const toPlace = ({ path, scenario: name }: CheckIssue) => {
    if (name !== null && settled !== null && Object.hasOwn(settled.scenarios, name)) {
      toScenario(name);
      return;
    }
    editor.settle();
    const place = parseTable(editor.snapshot().document.text).placeOf(path);
    void setParams({ view: "yaml", line: place?.line ?? 1 });
  };

  return (
    <article aria-label="Editor of a route table" className="space-y-5">
      <EditorHeader {...{ draft, editor, snapshot, canEdit }} />
      {snapshot.notice === null ? null : <Notice>{snapshot.notice}</Notice>}
      {snapshot.conflict === null ? null : (
        <ConflictPanel
          conflict={snapshot.conflict}
          mine={document.text}
          onResolve={editor.resolve}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="View" value={view} choices={VIEWS} onChoose={show} />
        <Button
          look="plain"
          size="icon"
          aria-label="Undo"
          title="Undo (Ctrl-Z or u)"
          aria-keyshortcuts="Control+Z Meta+Z"
          disabled={!canEdit || !snapshot.canUndo}
          onClick={editor.undo}
        >
          <Undo2 size={14} aria-hidden />
        </Button>
        <Button
          look="plain"
          size="icon"
          aria-label="Redo"
          title="Redo (Ctrl-Shift-Z or r)"
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
          disabled={!canEdit || !snapshot.canRedo}
          onClick={editor.redo}
        >
          <Redo2 size={14} aria-hidden />
        </Button>
        <p role="alert" className="min-w-0 break-words text-warn">
          {snapshot.refused === null ? null : `That was not taken: ${snapshot.refused}`}
        </p>
      </div>
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-6">
          {view === "yaml" ? (
            <YamlView
              text={document.text}
              issues={document.issues}
              line={line}
              isReadOnly={!canEdit}
              onType={editor.typeText}
              onLine={(next) => void setParams({ line: next })}
            />
          ) : document.table === null ? (
            <div className="space-y-2">
              <p>The text cannot be read as a route table, so there is no form of it yet.</p>
              <Button onClick={() => show("yaml")}>Mend it as YAML</Button>
            </div>
          ) : (
            // A disabled fieldset disables every field and button in it.
            <fieldset disabled={!canEdit} className="min-w-0 space-y-6">
              <legend className="sr-only">The table</legend>
              <ScenarioTable
                table={document.table}
                base={base}
                issues={issues}
                choices={choices}
                open={scenario}
                onOpen={(name) => void setParams({ scenario: name })}
                onEdit={editor.editForm}
              />
              <TableSections table={document.table} choices={choices} onEdit={editor.editForm} />
            </fieldset>
          )}
        </div>
        <aside aria-label="What this draft does" className="min-w-0 space-y-6">
          <LiveChecks
            issues={issues}
            isReadable={document.table !== null}
            asOf={
              facts.data === undefined
                ? "of the document alone: traffic is not known here yet"
                : `traffic of ${trafficOf(facts.data.gateways)} up to ${timeAgo(facts.data.asOf)}`
            }
            canEdit={canEdit}
            onPlace={toPlace}
            onAcknowledge={(gap) =>
              editor.editForm((table) =>
                withSection(table, "acknowledged", [...(table.acknowledged ?? []), gap]),
              )
            }
          />
          <LiveChanges changes={changes} isNew={draft.baseText === null} onScenario={toScenario} />
        </aside>
      </div>
    </article>
  );
}
