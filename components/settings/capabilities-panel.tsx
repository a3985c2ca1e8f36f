"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { MayNotice } from "@/components/account/may-notice";
import { useMay } from "@/components/account/use-may";
import { PanelFrame } from "@/components/console/panel-frame";
import { Button } from "@/components/ui/button";
import { Info } from "@/components/ui/info";
import { Input } from "@/components/ui/input";
import { formatCounted } from "@/lib/charts/format-number";
import {
  type Catalogue,
  capabilityRows,
  NOTHING_SAID,
  withCapability,
} from "@/lib/charts/prepare-capabilities";
import { capabilitiesQuery, saveCapabilities } from "@/lib/client/capabilities-query";
import type { Capabilities } from "@/lib/contracts/capabilities";
import { CapabilityRow } from "./capability-row";
import { DraftActions, VersionNote } from "./draft-actions";
import { DraftNotice } from "./draft-notice";
import { TiersEditor } from "./tiers-editor";
import { useDraft } from "./use-draft";

/** What models can do, as the organisation says: by it the cost of a downgrade is named. */
export function CapabilitiesPanel() {
  const may = useMay("capabilities.edit");
  const draft = useDraft<Capabilities, Catalogue>({
    name: "capabilities",
    query: capabilitiesQuery(),
    part: ({ tiers, models }) => ({ tiers, models }),
    save: (version, { tiers, models }) => saveCapabilities({ version, tiers, models }),
  });
  return (
    <PanelFrame<Capabilities>
      title="Capability labels"
      info={<LabelsInfo />}
      note={(answer) => <VersionNote answer={answer} />}
      actions={<DraftActions of="capability labels" draft={draft} may={may} />}
      query={draft.read}
    >
      {(answer) => (
        <>
          <MayNotice may={may} />
          <DraftNotice draft={draft} />
          {draft.value === null ? null : (
            <fieldset disabled={!may.allowed}>
              <legend className="sr-only">What models can do</legend>
              <CatalogueEditor answer={answer} catalogue={draft.value} onEdit={draft.edit} />
            </fieldset>
          )}
        </>
      )}
    </PanelFrame>
  );
}

type CatalogueEditorProps = {
  answer: Capabilities;
  catalogue: Catalogue;
  onEdit: (catalogue: Catalogue) => void;
};

function CatalogueEditor({ answer, catalogue, onEdit }: CatalogueEditorProps) {
  // What was labelled in this edit stays where it is until it is saved.
  const seen = [...answer.unlabelled, ...Object.keys(answer.models)];
  const rows = capabilityRows({ ...catalogue, models: answer.models }, seen).map(({ ref }) => ref);
  const added = Object.keys(catalogue.models).filter((ref) => !rows.includes(ref));
  const all = [...rows, ...added];
  const lacking = all.filter((ref) => !Object.hasOwn(catalogue.models, ref)).length;
  return (
    <>
      <TiersEditor catalogue={catalogue} onEdit={onEdit} />
      <p className="mt-3 text-ink-2">
        {all.length === 0
          ? "No model was seen in traffic yet. Models appear here when they are called; you can also add one."
          : lacking === 0
            ? `All ${formatCounted(all.length, "model")} are labelled.`
            : `${formatCounted(lacking, "model")} of ${all.length} without a label: downgrades from or to them cannot say what they cost.`}
      </p>
      {all.length === 0 ? null : (
        <div className="mt-2">
          <div
            aria-hidden
            className="hidden gap-x-2 border-b pb-1 text-12 font-medium text-ink-3 lg:grid lg:grid-cols-[1fr_9rem_8rem_8rem_9rem]"
          >
            <span>Model</span>
            <span>Tier</span>
            <span>Vision</span>
            <span>Tools</span>
            <span>Context, tokens</span>
          </div>
          <ul aria-label="Models and what they can do">
            {all.map((ref) => (
              <CapabilityRow
                key={ref}
                modelRef={ref}
                tiers={catalogue.tiers}
                capability={catalogue.models[ref] ?? null}
                onEdit={(change) => onEdit(withCapability(catalogue, ref, change))}
              />
            ))}
          </ul>
        </div>
      )}
      <AddModel
        onAdd={(ref) =>
          onEdit({ ...catalogue, models: { [ref]: NOTHING_SAID, ...catalogue.models } })
        }
      />
    </>
  );
}

function AddModel({ onAdd }: { onAdd: (ref: string) => void }) {
  const [ref, setRef] = useState("");
  const isRef = /^[^/]+\/./.test(ref.trim());
  return (
    <form
      className="mt-3 flex max-w-md gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRef) return;
        onAdd(ref.trim());
        setRef("");
      }}
    >
      <Input
        aria-label="A model that is not in the list, as provider/model"
        placeholder="provider/model"
        maxLength={400}
        value={ref}
        onChange={({ target }) => setRef(target.value)}
        className="font-mono"
      />
      <Button type="submit" disabled={!isRef}>
        <Plus size={14} aria-hidden />
        Add a model
      </Button>
    </form>
  );
}

function LabelsInfo() {
  return (
    <Info about="capability labels">
      <p>
        What a model can do, in your words. Where another model serves than the one asked for, the
        difference of the two labels is what it costs: “vision lost”, “context 200k → 32k”.
      </p>
      <p>
        What is not said of either model is not compared. Models seen in the last 30 days are
        listed; those without a label come first. The labels travel with each request in the API.
      </p>
    </Info>
  );
}
