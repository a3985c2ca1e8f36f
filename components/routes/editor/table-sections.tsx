"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { formatCounted } from "@/lib/charts/format-number";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { CapabilityLabel, KeyOrder, RouteTable } from "@/lib/core/routes/route-table";
import { CommitInput } from "./commit-input";
import { withSection } from "./edit-scenario";
import { EntryList } from "./entry-list";
import type { ModelChoice } from "./model-choices";
import { ModelField } from "./model-field";
import { NumberField } from "./number-field";
import { SectionPanel } from "./section-panel";
import { StringList } from "./string-list";

export type TableSectionsProps = {
  table: RouteTable;
  choices: readonly ModelChoice[];
  onEdit: (edit: (table: RouteTable) => RouteTable) => void;
};

const NO_LABEL: CapabilityLabel = {};
const NO_KEYS: KeyOrder = { order: [] };
const NO_PEOPLE: readonly string[] = [];

/** All of the document but its scenarios. */
export function TableSections({ table, choices, onEdit }: TableSectionsProps) {
  const set = <Name extends keyof RouteTable>(name: Name, value: RouteTable[Name] | undefined) =>
    onEdit((held) => withSection(held, name, value));
  const list = (name: "banned" | "tiers", values: readonly string[]) =>
    set(name, values.length === 0 ? undefined : values);
  const { banned = [], keys = {}, aliases = {}, allow, tiers = [] } = table;
  const { capabilities = {}, acknowledged = [], triage = {}, review, tickets } = table;
  return (
    <section aria-label="Other sections" className="border-t">
      <SectionPanel
        title="Banned models"
        note={counted(banned.length, "model")}
        about="No chain may reach them. * stands for any run of characters."
      >
        {() => (
          <StringList
            one="banned model"
            values={banned}
            placeholder="provider/model or */*-preview"
            onChange={(values) => list("banned", values)}
          />
        )}
      </SectionPanel>
      <SectionPanel
        title="Keys"
        note={counted(Object.keys(keys).length, "provider")}
        about="By provider: ids of auth profiles, first to last. With a shared budget a spare key is no spare."
      >
        {() => (
          <EntryList
            one="provider"
            entries={keys}
            first={NO_KEYS}
            onChange={(value) => set("keys", value)}
          >
            {(provider, value, onValue) => (
              <>
                <StringList
                  one={`key of ${provider}`}
                  isOrdered
                  values={value.order}
                  onChange={(order) => onValue({ ...value, order })}
                />
                <Select
                  aria-label={`Failure budget of ${provider}`}
                  className="w-56"
                  value={value.failureBudget ?? ""}
                  onChange={({ target }) => {
                    const { failureBudget: _, ...rest } = value;
                    const budget = target.value;
                    const isNamed = budget === "separate" || budget === "shared";
                    onValue(isNamed ? { ...rest, failureBudget: budget } : rest);
                  }}
                >
                  <option value="">Budget not said</option>
                  <option value="separate">A budget for each key</option>
                  <option value="shared">One budget for all</option>
                </Select>
              </>
            )}
          </EntryList>
        )}
      </SectionPanel>
      <SectionPanel
        title="Aliases"
        note={counted(Object.keys(aliases).length, "alias", "aliases")}
        about="Short names by which scenarios may call a model."
      >
        {() => (
          <EntryList
            one="alias"
            entries={aliases}
            first={table.scenarios.default?.primary ?? "provider/model"}
            onChange={(value) => set("aliases", value)}
          >
            {(alias, model, onValue) => (
              <div className="max-w-xl">
                <ModelField
                  label={`Model of ${alias}`}
                  value={model}
                  choices={choices}
                  onCommit={onValue}
                />
              </div>
            )}
          </EntryList>
        )}
      </SectionPanel>
      <SectionPanel
        title="Allow list"
        note={
          allow === undefined ? "none: sessions may choose any" : counted(allow.length, "model")
        }
        about="What a session may choose for itself. It limits no fallback."
      >
        {() =>
          allow === undefined ? (
            <Button size="s" onClick={() => set("allow", [])}>
              Give it an allow list
            </Button>
          ) : (
            <>
              <StringList
                one="allowed model"
                values={allow}
                placeholder="provider/model or provider/*"
                onChange={(values) => set("allow", values)}
              />
              <Button size="s" look="plain" onClick={() => set("allow", undefined)}>
                No allow list
              </Button>
            </>
          )
        }
      </SectionPanel>
      <SectionPanel
        title="Tiers and capability labels"
        note={`${counted(tiers.length, "tier")}, ${counted(Object.keys(capabilities).length, "labelled model")}`}
        about="Words for tiers, best first, and what a model can; a chain that loses something is warned of."
      >
        {() => (
          <>
            <h3 className="text-12 font-medium text-ink-2">Tiers</h3>
            <StringList
              one="tier"
              isOrdered
              values={tiers}
              onChange={(values) => list("tiers", values)}
            />
            <h3 className="text-12 font-medium text-ink-2">Labels</h3>
            <EntryList
              one="labelled model"
              entries={capabilities}
              first={NO_LABEL}
              onChange={(value) => set("capabilities", value)}
            >
              {(model, label, onValue) => (
                <LabelFields {...{ model, label, tiers }} onChange={onValue} />
              )}
            </EntryList>
          </>
        )}
      </SectionPanel>
      <SectionPanel
        title="Acknowledged gaps"
        note={counted(acknowledged.length, "gap")}
        about="Capability gaps in a chain that somebody accepted, and why."
      >
        {() => (
          <ul className="space-y-2">
            {acknowledged.map((gap, at) => (
              <li key={`${gap.scenario} ${gap.from} ${gap.to}`} className="space-y-1">
                <p className="break-words">
                  {gap.scenario}: <span className="font-mono text-12">{gap.from}</span> →{" "}
                  <span className="font-mono text-12">{gap.to}</span>
                </p>
                <div className="flex max-w-xl gap-1">
                  <CommitInput
                    aria-label={`Why the gap of ${gap.scenario} from ${gap.from} to ${gap.to} is accepted`}
                    value={gap.why}
                    onCommit={(why) => {
                      if (why !== "") set("acknowledged", acknowledged.with(at, { ...gap, why }));
                    }}
                  />
                  <Button
                    aria-label={`Remove the gap of ${gap.scenario} from ${gap.from} to ${gap.to}`}
                    onClick={() => {
                      const rest = acknowledged.toSpliced(at, 1);
                      set("acknowledged", rest.length === 0 ? undefined : rest);
                    }}
                  >
                    Remove
                  </Button>
                </div>
              </li>
            ))}
            {acknowledged.length === 0 ? (
              <li className="text-ink-2">
                None. A gap that a check finds can be acknowledged beside the check.
              </li>
            ) : null}
          </ul>
        )}
      </SectionPanel>
      <SectionPanel
        title="Triage orders"
        note={counted(Object.keys(triage).length, "outcome")}
        about="By outcome: ids of the steps to try, first to last."
      >
        {() => (
          <div className="space-y-3">
            {OUTCOMES.filter((outcome) => outcome !== "ok").map((outcome) => (
              <div key={outcome} className="space-y-1">
                <h3 className="font-mono text-12 font-medium">{outcome}</h3>
                <StringList
                  one={`step for ${outcome}`}
                  isOrdered
                  values={triage[outcome] ?? []}
                  onChange={(steps) => {
                    const { [outcome]: _, ...rest } = triage;
                    const next = steps.length === 0 ? rest : { ...rest, [outcome]: steps };
                    set("triage", Object.keys(next).length === 0 ? undefined : next);
                  }}
                />
              </div>
            ))}
          </div>
        )}
      </SectionPanel>
      <SectionPanel
        title="Review policy"
        note={
          review === undefined
            ? "one approval by somebody else"
            : `${counted(review.approvals, "approval")}, ${counted(Object.keys(review.groups ?? {}).length, "group")}`
        }
        about="Who must agree before a version is committed. A change of it is judged by the policy before."
      >
        {() => (
          <>
            <NumberField
              label="Approvals"
              hint="at least 1"
              value={review?.approvals}
              onCommit={(approvals) => {
                if (approvals !== undefined) set("review", { ...review, approvals });
                else if (review?.groups === undefined) set("review", undefined);
              }}
            />
            <h3 className="text-12 font-medium text-ink-2">
              Groups: one of each must be among who approved
            </h3>
            <EntryList
              one="group"
              entries={review?.groups ?? {}}
              first={NO_PEOPLE}
              onChange={(groups) => {
                const approvals = review?.approvals ?? 1;
                set("review", groups === undefined ? { approvals } : { approvals, groups });
              }}
            >
              {(group, people, onValue) => (
                <StringList
                  one={`member of ${group}`}
                  values={people}
                  placeholder="e-mail address"
                  onChange={onValue}
                />
              )}
            </EntryList>
          </>
        )}
      </SectionPanel>
      <SectionPanel
        title="Tickets"
        note={tickets === undefined ? "no address" : "an address"}
        about="A web address with {ticket} where the reference goes."
      >
        {() => (
          <CommitInput
            aria-label="Address of tickets"
            className="max-w-xl"
            placeholder="https://tickets.example/{ticket}"
            value={tickets?.url ?? ""}
            onCommit={(url) => set("tickets", url === "" ? undefined : { url })}
          />
        )}
      </SectionPanel>
    </section>
  );
}

type LabelFieldsProps = {
  model: string;
  label: CapabilityLabel;
  tiers: readonly string[];
  onChange: (label: CapabilityLabel) => void;
};

function LabelFields({ model, label, tiers, onChange }: LabelFieldsProps) {
  const tierNames =
    label.tier === undefined || tiers.includes(label.tier) ? tiers : [...tiers, label.tier];
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="w-40 text-12 font-medium text-ink-2">
        <span aria-hidden className="mb-1 block">
          Tier
        </span>
        <Select
          aria-label={`Tier of ${model}`}
          value={label.tier ?? ""}
          onChange={({ target }) => {
            const { tier: _, ...rest } = label;
            onChange(target.value === "" ? rest : { ...rest, tier: target.value });
          }}
        >
          <option value="">Not said</option>
          {tierNames.map((tier) => (
            <option key={tier}>{tier}</option>
          ))}
        </Select>
      </div>
      {(["vision", "tools"] as const).map((what) => (
        <div key={what} className="w-28 text-12 font-medium text-ink-2">
          <span aria-hidden className="mb-1 block">
            {what === "vision" ? "Vision" : "Tools"}
          </span>
          <Select
            aria-label={`${what} of ${model}`}
            value={label[what] === undefined ? "" : label[what] ? "yes" : "no"}
            onChange={({ target }) => {
              const { [what]: _, ...rest } = label;
              onChange(target.value === "" ? rest : { ...rest, [what]: target.value === "yes" });
            }}
          >
            <option value="">Not said</option>
            <option value="yes">Yes</option>
            <option value="no">No</option>
          </Select>
        </div>
      ))}
      <NumberField
        label="Context"
        hint="tokens"
        value={label.contextTokens}
        onCommit={(contextTokens) => {
          const { contextTokens: _, ...rest } = label;
          onChange(contextTokens === undefined ? rest : { ...rest, contextTokens });
        }}
      />
    </div>
  );
}

function counted(count: number, one: string, many?: string): string {
  return count === 0 ? "none" : formatCounted(count, one, many);
}
