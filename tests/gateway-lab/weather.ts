import type { Topology } from "./topology";

/** What a provider does with a request: a status, or how the connection fails. `quota`, `revoked`: by the text. */
export type Behaviour =
  | "ok"
  | "429"
  | "quota"
  | "402"
  | "401"
  | "revoked"
  | "403"
  | "404"
  | "400"
  | "500"
  | "503"
  | "504"
  | "529"
  | "hang"
  | "reset"
  | "midreset"
  | "midhang";

export type Deed = {
  readonly behaviour: Behaviour;
  /** Before the answer begins: from, to. */
  readonly delayMs: readonly [number, number];
};

/** The first rule that matches holds; its deeds by weight. */
export type Rule = {
  readonly provider?: string;
  readonly model?: string;
  readonly profileId?: string;
  readonly deeds: readonly (readonly [weight: number, Deed])[];
};

export const PHASES = [
  "calm",
  "429 storm",
  "timeouts",
  "calm again",
  "overloaded",
  "no credit",
  "bad keys",
  "model missing",
  "broken streams",
  "calm at last",
] as const;
export type Phase = (typeof PHASES)[number];

const AT_ONCE: readonly [number, number] = [0, 0];
const OK: Deed = { behaviour: "ok", delayMs: [20, 300] };
const SLOW: Deed = { behaviour: "ok", delayMs: [1_100, 2_500] };

/** It never rains only at one place: what any provider does beside the trouble of the phase. */
const NOISE: Rule = {
  deeds: [
    [91, OK],
    [4, SLOW],
    [2, deed("429")],
    [1, deed("500")],
    [0.8, deed("reset")],
    [0.5, deed("503")],
    [0.4, deed("midreset")],
    [0.3, deed("504")],
  ],
};
const CALM: Rule = {
  deeds: [
    [95, OK],
    [5, SLOW],
  ],
};

/** The rules of a phase in terms of a Gateway's own providers. */
export function rulesOf(phase: Phase, topology: Topology): readonly Rule[] {
  const provider = (id: string) => {
    const found = topology.providers.find((each) => each.id === id);
    if (found === undefined) throw new Error(`The topology has no provider ${id}.`);
    return { ...found, first: `${id}:${found.keys[0]}` };
  };
  const us = provider(topology.roles.us);
  const eu = provider(topology.roles.eu);
  const claude = provider(topology.roles.claude);
  switch (phase) {
    case "calm":
    case "calm again":
    case "calm at last":
      return [CALM];
    case "429 storm":
      return [
        {
          provider: us.id,
          profileId: us.first,
          deeds: [
            [25, OK],
            [75, deed("429")],
          ],
        },
        {
          provider: us.id,
          deeds: [
            [65, OK],
            [35, deed("429")],
          ],
        },
        NOISE,
      ];
    case "timeouts":
      return [
        {
          provider: eu.id,
          deeds: [
            [60, OK],
            [10, SLOW],
            [24, deed("hang")],
            [6, deed("reset")],
          ],
        },
        NOISE,
      ];
    case "overloaded":
      return [
        {
          provider: claude.id,
          deeds: [
            [40, OK],
            [42, deed("529")],
            [18, deed("429")],
          ],
        },
        NOISE,
      ];
    case "no credit":
      return [
        { provider: us.id, profileId: us.first, deeds: [[1, deed("402")]] },
        { provider: eu.id, profileId: eu.first, deeds: [[1, deed("quota")]] },
        NOISE,
      ];
    case "bad keys":
      return [
        { provider: us.id, profileId: us.first, deeds: [[1, deed("401")]] },
        { provider: claude.id, profileId: claude.first, deeds: [[1, deed("revoked")]] },
        {
          provider: eu.id,
          deeds: [
            [80, OK],
            [20, deed("403")],
          ],
        },
        NOISE,
      ];
    case "model missing":
      return [
        { provider: us.id, model: us.models[0], deeds: [[1, deed("404")]] },
        {
          provider: eu.id,
          deeds: [
            [90, OK],
            [10, deed("400")],
          ],
        },
        NOISE,
      ];
    case "broken streams":
      return [
        {
          deeds: [
            [85, OK],
            [10, deed("midreset")],
            [2, deed("midhang")],
            [3, SLOW],
          ],
        },
      ];
  }
}

export function pick(rule: Rule): Deed {
  let ticket = Math.random() * rule.deeds.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, each] of rule.deeds) {
    ticket -= weight;
    if (ticket <= 0) return each;
  }
  return OK;
}

function deed(behaviour: Behaviour): Deed {
  return { behaviour, delayMs: AT_ONCE };
}
