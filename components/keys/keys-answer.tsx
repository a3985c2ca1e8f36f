"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTime } from "@/components/console/use-time";
import { useAttemptsHref } from "@/components/now/use-attempts-href";
import { formatCount, formatCounted, formatShare } from "@/lib/charts/format-number";
import { isAboutNow, momentOf, type PreparedKeys, prepareKeys } from "@/lib/charts/prepare-keys";
import { reasonWords } from "@/lib/charts/reason-words";
import type { KeyRow, Keys } from "@/lib/contracts/keys";
import { OUTCOMES } from "@/lib/core/outcome/outcome";
import type { EpochMs } from "@/lib/core/time/range";
import { Countdown } from "./countdown";
import { KeyLink } from "./key-link";

/** So many are named in a sentence; the lists under it have all. */
const MOST_NAMED = 2;

const FAILED = OUTCOMES.filter((outcome) => outcome !== "ok");

/** Which keys are out, until when, and is that true? In sentences that carry their evidence. */
export function KeysAnswer({ answer }: { answer: Keys }) {
  const time = useTime();
  const prepared = prepareKeys(answer);
  const { person, time: busy } = prepared;
  return (
    <div className="mb-4">
      <p className="text-16 text-balance">
        {isAboutNow(answer) ? null : `At ${time.time(momentOf(answer))}: `}
        {person.length + busy.length === 0 ? "No key is known to be out. " : null}
        {person.length > 0 ? <NeedPerson keys={person} /> : null}
        {busy.length > 0 ? <NeedTime keys={busy} /> : null}
      </p>
      <p className="text-13 text-ink-2">
        <Stuck keys={prepared.stuck} />
        <Others prepared={prepared} />
        <Coverage answer={answer} />
      </p>
    </div>
  );
}

type KeysProps = { keys: readonly KeyRow[] };

function NeedPerson({ keys }: KeysProps) {
  return (
    <>
      <strong className="font-semibold">{formatCounted(keys.length, "key")}</strong>
      {keys.length === 1 ? " needs a person: " : " need a person: "}
      <Named keys={keys}>
        {({ current, failures }) => {
          const reason = current.reason ?? Object.keys(failures)[0];
          return (
            <>
              {reason === undefined ? null : `, ${reasonWords(reason)}`}
              <Left until={current.until} />
            </>
          );
        }}
      </Named>
      {". "}
    </>
  );
}

function NeedTime({ keys }: KeysProps) {
  return (
    <>
      <strong className="font-semibold">{formatCounted(keys.length, "key")}</strong>
      {keys.length === 1 ? " comes back by itself: " : " come back by themselves: "}
      <Named keys={keys}>{({ current: { until } }) => <Left until={until} />}</Named>
      {"."}
    </>
  );
}

function Left({ until }: { until: EpochMs | null }) {
  if (until === null) return null;
  return (
    <>
      {", "}
      <Countdown until={until} />
    </>
  );
}

function Named({ keys, children }: KeysProps & { children: (key: KeyRow) => ReactNode }) {
  const more = keys.length - MOST_NAMED;
  return (
    <>
      {keys.slice(0, MOST_NAMED).map((key, at) => (
        <span key={`${key.gateway} ${key.provider} ${key.keyId}`}>
          {at === 0 ? null : "; "}
          <KeyLink row={key} />
          {` of ${key.provider === "" ? "an unknown provider" : key.provider} on ${key.gateway}`}
          {children(key)}
        </span>
      ))}
      {more > 0 ? `; and ${formatCount(more)} more` : null}
    </>
  );
}

function Stuck({ keys }: KeysProps) {
  if (keys.length === 0) return null;
  return (
    <>
      <strong className="font-medium text-ink">
        {keys.length === 1 ? "One is likely stuck: " : `${keys.length} are likely stuck: `}
      </strong>
      {"its Gateway says that it is out, and calls with it go on succeeding ("}
      <Named keys={keys}>
        {({ stuck }) =>
          stuck === null ? null : `, ${formatCounted(stuck.successes, "success", "successes")}`
        }
      </Named>
      {"). "}
    </>
  );
}

function Others({ prepared: { usable, person, time } }: { prepared: PreparedKeys }) {
  if (usable === 0) return null;
  const others = person.length + time.length > 0 ? "other " : "";
  return `${formatCount(usable)} ${others}${usable === 1 ? "key is" : "keys are"} usable, as far as any line says. `;
}

/** How much of the failures the figures of this screen know the key of. */
function Coverage({ answer: { failures, range } }: { answer: Keys }) {
  const href = useAttemptsHref();
  const { total, withKey } = failures;
  if (total === 0) return "No attempt failed.";
  if (total === withKey) {
    return `The key is known for all ${formatCounted(total, "failed attempt")}.`;
  }
  return (
    <>
      {"The key is known for "}
      {formatCount(withKey)} of {formatCounted(total, "failed attempt")}
      {` (${formatShare(withKey / total)}); `}
      <Link
        href={href({ range, filters: { key: [""], outcome: FAILED } })}
        prefetch={false}
        className="link font-medium text-ink"
      >
        {formatCount(total - withKey)} without a key
      </Link>
      {" are counted with none."}
    </>
  );
}
