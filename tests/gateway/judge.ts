import type { StoredAttempt } from "@/lib/core/store/event-store";
import { compare, isTrue, type StoppedCall, toldName, trueName } from "./compare";
import type { Outcome } from "./scene";

/** Of the time from an answer to the store, half of the attempts; the Gateway's own buffering is in it. */
const LAG_LIMIT_MS = 5_000;

/** What there is to say about a run, and whether everything that must hold holds. */
export function judge(outcome: Outcome): { readonly text: string; readonly passed: boolean } {
  const { truth, attempts, stops, losses, seen } = outcome;
  const { differences, stopped } = compare(truth, attempts, stops);
  const faults = [
    ...differences.map(
      ({ what, truth: n, told }) => `${what}: the providers ${n}, Signalbox ${told}`,
    ),
    ...stopped.filter(isWrong).map((each) => `at a stop: ${sentence(each)}`),
    ...tooManyAbsent(stopped, outcome.concurrency),
    ...unread(outcome),
    ...losses
      .filter(({ what }) => what === "not_saved")
      .map(
        ({ gateway, source, count }) => `${gateway}: ${count} bytes of ${source} were not saved`,
      ),
    ...seen.failures.map((failure) => `the console: ${failure}`),
    ...(at(seen.lagsMs, 0.5) > LAG_LIMIT_MS
      ? [`lag: ${ms(at(seen.lagsMs, 0.5))} in the median`]
      : []),
    ...Object.keys(outcome.turns)
      .filter((gateway) => !truth.some((call) => call.gateway === gateway))
      .map((gateway) => `${gateway}: made no call, so nothing was compared`),
  ];
  return {
    passed: faults.length === 0,
    text: [...facts(outcome), ...stopsTold(stopped), ...verdict(faults)].join("\n"),
  };
}

function facts({ truth, attempts, turns, losses, seen }: Outcome): string[] {
  const { lagsMs, pagesMs, rotations } = seen;
  return [
    `providers saw ${truth.length} calls, Signalbox tells ${attempts.length} attempts`,
    ...Object.entries(turns).map(([gateway, byStatus]) =>
      [
        `${gateway}: ${truth.filter((call) => call.gateway === gateway).length} calls`,
        `turns by HTTP status ${JSON.stringify(byStatus)}`,
        `log put aside ${rotations[gateway] ?? 0} times`,
      ].join(", "),
    ),
    `names (gateway provider model status outcome): ${new Set(truth.map(trueName)).size}`,
    `lag from answer to store: median ${ms(at(lagsMs, 0.5))}, 99 % ${ms(at(lagsMs, 0.99))}, most ${ms(at(lagsMs, 1))}`,
    pagesMs.length === 0
      ? "console: left out"
      : `Now page and its figures, ${pagesMs.length} times: median ${ms(at(pagesMs, 0.5))}, most ${ms(at(pagesMs, 1))}`,
    `losses told: ${losses.length === 0 ? "none" : losses.map(({ gateway, what, count }) => `${gateway} ${what} ${count}`).join("; ")}`,
  ];
}

function stopsTold(stopped: readonly StoppedCall[]): string[] {
  return [
    "",
    `calls at a stop: ${stopped.length}`,
    ...stopped.map((each) => `  ${sentence(each)}`),
  ];
}

function verdict(faults: readonly string[]): string[] {
  return faults.length === 0
    ? ["", "Equal: every call by Gateway, provider, model, status and outcome."]
    : ["", "NOT EQUAL:", ...faults.map((fault) => `  ${fault}`)];
}

function sentence({ call, stop, inFlight, told }: StoppedCall): string {
  const when = inFlight ? "in flight" : `answered ${stop.from - call.endedAt} ms before`;
  const closed = call.cutOff ? ", cut off by the stop" : "";
  return `${stop.signal}, ${when}${closed}: ${trueName(call)} → ${told === null ? "no word of it" : toldName(told)}`;
}

function isWrong(each: StoppedCall): boolean {
  return each.told !== null && !isTrue(each);
}

/** A call that was cut off, or that waited in the Gateway's memory, may be missing; no more than could be there. */
function tooManyAbsent(stopped: readonly StoppedCall[], concurrency: number): string[] {
  const absent = stopped.filter(({ told, inFlight }) => told === null && inFlight);
  return absent.length > 2 * concurrency
    ? [`${absent.length} calls in flight are missing, with ${concurrency} turns at a time`]
    : [];
}

/** What a Gateway wrote must be there. */
function unread({ recorded, attempts }: Outcome): string[] {
  const told = Object.groupBy(attempts, placeOf);
  return Object.entries(recorded)
    .filter(([place, count]) => (told[place]?.length ?? 0) < count)
    .map(([place, n]) => `${place}: ${n} in the timeline, Signalbox ${told[place]?.length ?? 0}`);
}

function placeOf({ gateway, provider, model }: StoredAttempt): string {
  return `${gateway} ${provider} ${model}`;
}

function at(ascending: readonly number[], share: number): number {
  return ascending[Math.ceil(share * ascending.length) - 1] ?? Number.NaN;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
