import type { Notice, Now } from "@/lib/contracts/now";
import type { TimeRange } from "@/lib/core/time/range";
import { isHarmful } from "@/lib/core/verdict/is-harmful";
import { dimensionFilters } from "./attempts-link";
import { formatCount, formatCounted } from "./format-number";
import { reasonWords } from "./reason-words";
import { link, type ScreenLink, screen, text, time } from "./sentence-part";
import { placeParts, type SentenceSign, type SentenceView } from "./sentence-view";

type Of<K extends Notice["kind"]> = Extract<Notice, { kind: K }>;
type Said = Pick<SentenceView, "sign" | "place" | "all" | "evidence">;

/** What failures alone do not show, as a sentence. */
export function prepareNotice(notice: Notice, { range }: Now): SentenceView {
  const said = saidOf(notice, range);
  return {
    id: `${notice.kind} ${said.place.map(({ text: words }) => words).join(" ")}`,
    ...said,
    symptom: "symptom" in notice ? notice.symptom : null,
    harmful: isHarmful(notice),
    ongoing: notice.ongoing,
    impact: notice.impact,
  };
}

function saidOf(notice: Notice, range: TimeRange): Said {
  switch (notice.kind) {
    case "key_out":
      return keyOut(notice);
    case "keys_cooling":
      return keysCooling(notice);
    case "key_stuck":
      return keyStuck(notice, range);
    case "shared_budget":
      return sharedBudget(notice);
    case "silent":
      return silent(notice, range);
    case "left_behind":
      return leftBehind(notice, range);
    case "stopped":
      return stopped(notice);
  }
}

type Key = Of<"key_out">["key"];

function keyOut({ gateway, provider, key, since, until, reason }: Of<"key_out">): Said {
  return {
    sign: keySign("key locked"),
    place: placeParts({ provider, gateway, key: nameOf(key) }, {}),
    all: keysLink(provider, gateway, [key]),
    evidence: [
      text(reason === null ? "Locked" : `Locked for ${reasonWords(reason)}`),
      ...(since === null ? [] : [text(" since "), time(since)]),
      ...(until === null
        ? []
        : [text(", to be tried again "), { kind: "until", at: until } as const]),
      text("; time alone will not bring it back. "),
      screen("See the key", keysLink(provider, gateway, [key])),
    ],
  };
}

function keysCooling({ gateway, provider, keys, until, reason }: Of<"keys_cooling">): Said {
  const words = `${keys.map(nameOf).join(", ")}${reason === null ? "" : `, ${reasonWords(reason)}`}`;
  return {
    sign: keySign(keys.length === 1 ? "key cooling" : `${formatCount(keys.length)} keys cooling`),
    place: placeParts({ provider, gateway }, {}),
    all: keysLink(provider, gateway, keys),
    evidence: [
      screen(words, keysLink(provider, gateway, keys)),
      text(", until "),
      { kind: "until", at: until },
      text(" as the Gateway said"),
    ],
  };
}

function keyStuck(
  { gateway, provider, key, firstAt, lastAt }: Of<"key_stuck">,
  range: TimeRange,
): Said {
  const filters = {
    ...dimensionFilters({ gateway, provider, key: key.id }),
    outcome: ["ok" as const],
  };
  return {
    sign: keySign("cool-down likely stuck"),
    place: placeParts({ provider, gateway, key: nameOf(key) }, {}),
    all: keysLink(provider, gateway, [key]),
    evidence: [
      text("The Gateway says that the key is out, but "),
      link("calls with it succeed", {
        filters,
        range: { from: firstAt, to: Math.max(firstAt, Math.min(lastAt, range.to - 1)) + 1 },
      }),
      text(" since "),
      time(firstAt),
      text(", last "),
      time(lastAt),
    ],
  };
}

function sharedBudget({ gateway, provider, keys, count, of, lastAt }: Of<"shared_budget">): Said {
  return {
    sign: keySign("keys share a budget"),
    place: placeParts({ provider, gateway }, {}),
    all: keysLink(provider, gateway, keys),
    evidence: [
      screen(keys.map(nameOf).join(" and "), keysLink(provider, gateway, keys)),
      text(
        ` were limited within the same minute ${formatCount(count)} of ${formatCounted(of, "time")}, last `,
      ),
      time(lastAt),
      text(": one is no spare for the other"),
    ],
  };
}

function silent({ requested, served, gateways, count }: Of<"silent">, range: TimeRange): Said {
  const to: ScreenLink = {
    path: "/requests",
    range,
    params: { trait: "silent", requested, served },
  };
  return {
    sign: { kind: "model", word: "silent downgrade" },
    place: [{ name: "model", text: requested }, ...placeParts(one("gateway", gateways), {})],
    all: to,
    evidence: [
      screen(formatCounted(count, "request"), to),
      text(
        ` for ${requested} ${count === 1 ? "was" : "were"} served by ${served}, and no record decides for it`,
      ),
    ],
  };
}

/** A dimension is named where it is one value only. */
function one(name: "gateway", values: readonly string[]) {
  return values.length === 1 ? { [name]: values[0] } : {};
}

function leftBehind(notice: Of<"left_behind">, range: TimeRange): Said {
  const { gateway, runtime, provider, model, since, count, others, to } = notice;
  const rows = {
    filters: dimensionFilters({ gateway, provider, model }),
    range: { from: since, to: range.to },
  };
  return {
    sign: { kind: "gateway", word: "old configuration" },
    place: placeParts({ gateway, ...(runtime === null ? {} : { runtime }) }, {}),
    all: { path: "/attempts", ...rows },
    evidence: [
      text(`Still calls ${provider}/${model}: `),
      link(formatCounted(count, "attempt"), rows),
      text(" since "),
      time(since),
      text(`, when ${namesOf(others)} had left it for ${to}, which this Gateway never calls`),
    ],
  };
}

function namesOf(names: readonly string[]): string {
  return names.length <= 3 ? names.join(", ") : `${formatCount(names.length)} other Gateways`;
}

function stopped({ gateway, region, lastAt }: Of<"stopped">): Said {
  const to: ScreenLink = { path: "/quality", filters: { gateway: [gateway] } };
  return {
    sign: { kind: "gateway", word: "evidence stopped" },
    place: placeParts({ gateway, ...(region === null ? {} : { region }) }, {}),
    all: to,
    evidence: [
      text("Nothing was written since "),
      time(lastAt),
      text(", longer than it ever paused: what fails there now is not known. "),
      screen("Its sources", to),
    ],
  };
}

function keySign(word: string): SentenceSign {
  return { kind: "key", word };
}

function nameOf({ id, label }: Key): string {
  return label ?? id;
}

function keysLink(provider: string, gateway: string, keys: readonly Key[]): ScreenLink {
  return {
    path: "/keys",
    filters: { provider: [provider], gateway: [gateway], key: keys.map(({ id }) => id) },
  };
}
