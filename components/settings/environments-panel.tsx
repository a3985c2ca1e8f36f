"use client";

import { MayNotice } from "@/components/account/may-notice";
import { useMay } from "@/components/account/use-may";
import { PanelFrame } from "@/components/console/panel-frame";
import { Info } from "@/components/ui/info";
import { Select } from "@/components/ui/select";
import { formatCounted } from "@/lib/charts/format-number";
import { environmentsQuery, saveEnvironments } from "@/lib/client/environments-query";
import type { Environments } from "@/lib/contracts/environments";
import { DraftActions, VersionNote } from "./draft-actions";
import { DraftNotice } from "./draft-notice";
import { useDraft } from "./use-draft";

type ByGateway = Environments["gateways"];

/** Which route table is for which Gateway: by it a version, a check and a replay know whose traffic counts. */
export function EnvironmentsPanel() {
  const may = useMay("settings.edit");
  const draft = useDraft<Environments, ByGateway>({
    name: "environments",
    query: environmentsQuery(),
    part: ({ gateways }) => gateways,
    save: (version, gateways) => saveEnvironments({ version, gateways }),
  });
  return (
    <PanelFrame<Environments>
      title="Environments"
      info={<EnvironmentsInfo />}
      note={(answer) => <VersionNote answer={answer} />}
      actions={<DraftActions of="environments" draft={draft} may={may} />}
      query={draft.read}
    >
      {(answer) => (
        <>
          <MayNotice may={may} />
          <DraftNotice draft={draft} />
          {draft.value === null ? null : (
            <fieldset disabled={!may.allowed}>
              <legend className="sr-only">Which environment each Gateway serves</legend>
              <Gateways answer={answer} chosen={draft.value} onEdit={draft.edit} />
            </fieldset>
          )}
        </>
      )}
    </PanelFrame>
  );
}

type GatewaysProps = {
  answer: Environments;
  chosen: ByGateway;
  onEdit: (chosen: ByGateway) => void;
};

function Gateways({ answer: { known, tables }, chosen, onEdit }: GatewaysProps) {
  // Tables that have no version yet stay what they were set to.
  const names = [...new Set([...tables, ...Object.values(chosen)])].sort();
  const lacking = known.filter(({ gateway }) => !Object.hasOwn(chosen, gateway)).length;
  if (known.length === 0) return <p className="text-ink-2">No Gateway is known yet.</p>;
  if (names.length === 0) {
    return (
      <p className="text-ink-2">
        There is no route table with a version yet: each has the name of an environment.
      </p>
    );
  }
  function choose(gateway: string, environment: string) {
    const { [gateway]: _, ...others } = chosen;
    onEdit(environment === "" ? others : { ...others, [gateway]: environment });
  }
  return (
    <>
      <p className="text-ink-2">
        {lacking === 0
          ? `All ${formatCounted(known.length, "Gateway")} serve an environment.`
          : `${formatCounted(lacking, "Gateway")} of ${known.length} may serve any: of a request there nobody can say which table was meant for it.`}
      </p>
      <ul aria-label="Gateways and their environments" className="mt-2 max-w-2xl">
        {known.map(({ gateway, region, runtime }) => (
          <li
            key={gateway}
            className="grid grid-cols-[1fr_12rem] items-center gap-x-4 border-b py-1.5"
          >
            <span className="min-w-0">
              <span className="block truncate" title={gateway}>
                {gateway}
              </span>
              <span className="block text-12 text-ink-3">
                {region ?? "region unknown"}, {runtime ?? "runtime unknown"}
              </span>
            </span>
            <Select
              aria-label={`Environment of ${gateway}`}
              value={Object.hasOwn(chosen, gateway) ? chosen[gateway] : ""}
              onChange={({ target }) => choose(gateway, target.value)}
            >
              <option value="">not said</option>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
    </>
  );
}

function EnvironmentsInfo() {
  return (
    <Info about="environments">
      <p>
        An environment is what a route table is for, and has its name. No line of a log says which
        one a Gateway serves, so you do.
      </p>
      <p>
        Where it is said, checks, replay and the comparison before and after a version look at the
        traffic of those Gateways only, its versions are marks on their charts, and a request tells
        the one version that was in force for it. Where it is not said of any, all traffic counts.
      </p>
      <p>It changes nothing on a Gateway, and nobody's rights.</p>
    </Info>
  );
}
