"use client";

import { Plus, RotateCcw } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { MayNotice } from "@/components/account/may-notice";
import { type May, useMay } from "@/components/account/use-may";
import { PanelFrame } from "@/components/console/panel-frame";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Info } from "@/components/ui/info";
import { Select } from "@/components/ui/select";
import { symptomWords } from "@/lib/charts/symptom-words";
import { saveTriage, triageQuery } from "@/lib/client/triage-query";
import type { Triage } from "@/lib/contracts/triage";
import { SYMPTOMS, type Symptom } from "@/lib/core/triage/triage-order";
import { DraftActions, VersionNote } from "./draft-actions";
import { DraftNotice } from "./draft-notice";
import { addStep } from "./edit-order";
import { OrderEditor } from "./order-editor";
import { useDraft } from "./use-draft";

type Orders = Triage["orders"];
const SYMPTOM = parseAsStringLiteral(SYMPTOMS).withDefault("rate_limited");

/** What is to be done first about each symptom, and why: the sentence that Now shows under a finding. */
export function TriagePanel() {
  const may = useMay("settings.edit");
  const draft = useDraft<Triage, Orders>({
    name: "triage",
    query: triageQuery(),
    part: ({ orders }) => orders,
    save: (version, orders) => saveTriage({ version, orders }),
  });
  return (
    <PanelFrame<Triage>
      title="First actions"
      info={<OrdersInfo />}
      note={(answer) => <VersionNote answer={answer} />}
      actions={<DraftActions of="first actions" draft={draft} may={may} />}
      query={draft.read}
    >
      {({ defaults }) => (
        <>
          <MayNotice may={may} />
          <DraftNotice draft={draft} />
          {draft.value === null ? null : (
            <Orders orders={draft.value} defaults={defaults} may={may} onEdit={draft.edit} />
          )}
        </>
      )}
    </PanelFrame>
  );
}

type OrdersProps = {
  orders: Orders;
  defaults: Orders;
  may: May;
  onEdit: (orders: Orders) => void;
};

function Orders({ orders, defaults, may, onEdit }: OrdersProps) {
  const [symptom, setSymptom] = useQueryState("symptom", SYMPTOM);
  const steps = orders[symptom];
  const edited = (one: Symptom) => JSON.stringify(orders[one]) !== JSON.stringify(defaults[one]);
  // What is dragged knows of no disabled fieldset.
  const set = (next: Orders[Symptom]) => may.allowed && onEdit({ ...orders, [symptom]: next });
  return (
    <div className="grid gap-x-8 gap-y-3 md:grid-cols-[14rem_1fr]">
      <div className="md:hidden">
        <Select
          aria-label="Symptom"
          value={symptom}
          onChange={({ target }) => void setSymptom(target.value as Symptom)}
        >
          {SYMPTOMS.map((one) => (
            <option key={one} value={one}>
              {symptomWords(one)}
              {edited(one) ? " (edited)" : ""}
            </option>
          ))}
        </Select>
      </div>
      <nav aria-label="Symptoms" className="hidden md:block print:hidden">
        <ul>
          {SYMPTOMS.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === symptom ? "true" : undefined}
                onClick={() => void setSymptom(one)}
                className={cn(
                  "flex h-7 w-full items-center justify-between rounded-m px-2 text-left text-ink-2 hover:bg-sunken hover:text-ink",
                  one === symptom && "bg-sunken font-medium text-ink",
                )}
              >
                {symptomWords(one)}
                {edited(one) ? (
                  <span className="text-12 font-normal text-ink-3">edited</span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <fieldset disabled={!may.allowed} className="min-w-0">
        <legend className="sr-only">First actions of the chosen symptom</legend>
        {steps.length === 0 ? (
          <p className="pb-2 text-ink-2">
            Nothing is suggested for “{symptomWords(symptom)}”. Add a step, or go back to what is
            delivered.
          </p>
        ) : (
          <OrderEditor of={symptomWords(symptom)} steps={steps} onEdit={set} />
        )}
        <div className="mt-2 flex flex-wrap gap-2 print:hidden">
          <Button disabled={steps.length >= 12} onClick={() => set(addStep(steps))}>
            <Plus size={14} aria-hidden />
            Add a step
          </Button>
          <Button look="plain" disabled={!edited(symptom)} onClick={() => set(defaults[symptom])}>
            <RotateCcw size={14} aria-hidden />
            As delivered
          </Button>
        </div>
      </fieldset>
    </div>
  );
}

function OrdersInfo() {
  return (
    <Info about="first actions">
      <p>
        What somebody at night should do about a symptom, first things first, each with its reason.
        Now shows the first one under what is wrong, and the rest folded.
      </p>
      <p>
        Orders that you never edit follow what later releases deliver. Earlier versions are kept.
      </p>
    </Info>
  );
}
