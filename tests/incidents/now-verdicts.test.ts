import { afterAll, beforeAll, expect, test } from "vitest";
import { openEventReader } from "@/db/events/open-event-reader";
import { prepareVerdict, type VerdictView } from "@/lib/charts/prepare-verdict";
import type { SentenceView } from "@/lib/charts/sentence-view";
import type { EventReader } from "@/lib/core/store/event-store";
import type { ConsoleStores } from "@/lib/services/console-stores";
import { readNow } from "@/lib/services/read-now";
import { ASKED_LOCALLY } from "@/tests/stores/asked-locally";
import { tempStores } from "@/tests/stores/temp-store";
import { INCIDENT_HOUR } from "./incident-hour";
import { INCIDENTS } from "./incidents";
import { writeIncidents } from "./write-incidents";

let events: EventReader;

beforeAll(async () => {
  const dir = tempStores();
  await writeIncidents(dir);
  events = openEventReader(dir);
});
afterAll(() => events.close());

/** What the Now screen says of the Gateways of an incident, worst first. */
async function verdict(id: string) {
  const { from, to } = INCIDENT_HOUR;
  const { scenes } = INCIDENTS.find((incident) => incident.id === id) ?? { scenes: [] };
  const stores: ConsoleStores = {
    ...{
      ...ASKED_LOCALLY,
      mode: "live",
      events,
      gateways: [{ id: "any" }],
      ingestStatus: null,
      now: to,
    },
  };
  const gateway = scenes.map((scene) => scene.gateway);
  const now = await readNow(stores, { from, to, gateway, rows: "region", columns: "provider" });
  const view = prepareVerdict(now);
  return { now, view, sentences: sentencesOf(view).map(said) };
}

function sentencesOf(view: VerdictView): readonly SentenceView[] {
  if (view.kind === "failing") return [view.worst, ...view.others];
  return view.kind === "recovered" ? [...view.ended, ...view.others] : view.others;
}

/** Without its times. */
function said({ sign, place, evidence }: SentenceView): string {
  const what = sign.kind === "outcome" ? sign.outcome : sign.word;
  const where = place.map(({ text }) => text).join(" · ");
  const words = evidence.map((part) => ("text" in part ? part.text : "@")).join("");
  return `${where}: ${what}. ${words}`;
}

test.each([
  ["one-key", /^anthropic .* one-key-fra: rate_limited\. .* on key anthropic:one-key-a/],
  ["egress", /^ap-southeast · egress-sin: network\. .* 3 providers alike: rather the way out/],
  [
    "wrong-model",
    /gpt-6-astro .*: model_unavailable\. .* since @, after a configuration change of agents\.defaults\.model\.primary on wrong-model-iad @/,
  ],
  ["shared-budget", /^qwen · shared-budget-fra: keys share a budget\. .* within the same minute/],
  ["stuck", /stuck-fra · anthropic:stuck-a: cool-down likely stuck\. .* calls with it succeed/],
  ["billing", /^qwen · billing-fra · qwen:billing-a: key locked\. Locked for billing/],
  [
    "silent",
    /silent downgrade\. \d+ requests .* served by anthropic\/claude-haiku-5, and no record/,
  ],
  ["broken-stream", /^mistral .*: network\. .* broken mid-stream, after a 200/],
  [
    "old-config",
    /^old-config-docker · docker: old configuration\. Still calls openai\/gpt-5-legacy: .* had left it for openai\/gpt-6-astra/,
  ],
  ["mislabelled", /^openai .*: overloaded\. .* the Gateway calls it rate_limit in/],
])("%s is named by a sentence of the verdict, while it goes on", async (id, sentence) => {
  const { view, sentences } = await verdict(id);
  expect(view.kind).toBe("failing");
  expect(sentences).toContainEqual(expect.stringMatching(sentence));
});

test.each([
  "one-key",
  "egress",
  "wrong-model",
  "billing",
  "silent",
  "broken-stream",
  "mislabelled",
])("%s is the headline, and says what to do first", async (id) => {
  const { view, now } = await verdict(id);
  if (view.kind !== "failing") throw new Error(view.kind);
  const { symptom } = view.worst;
  const [first] = symptom === null ? [] : (now.triage.orders[symptom] ?? []);
  expect(first?.why).toBeTruthy();
});

test("what callers got in the last minutes is told apart, and adds up", async () => {
  const { now } = await verdict("egress");
  const {
    requests = 0,
    primary,
    downgraded,
    silent,
    exhausted,
    aborted,
    unknown,
  } = now.served ?? {};
  expect(
    [primary, downgraded, silent, exhausted, aborted, unknown].reduce((a = 0, b = 0) => a + b),
  ).toBe(requests);
  expect(exhausted).toBeGreaterThan(0);
  expect(downgraded).toBeGreaterThan(0);
});

test("keys of a provider that is overloaded, and filed under rate limit, are not said to share a budget", async () => {
  const { sentences } = await verdict("mislabelled");
  expect(sentences.filter((sentence) => sentence.includes("share a budget"))).toEqual([]);
});
