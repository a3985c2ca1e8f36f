import type { QualityGateway } from "@/lib/contracts/quality";
import { ADVICE_CODES, type AdviceCode } from "@/lib/core/quality/advice";
import { ADVICE_TITLES } from "./quality-words";

export type AdviceGroup = {
  readonly code: AdviceCode;
  readonly title: string;
  readonly text: string;
  readonly gateways: readonly string[];
  /** The same for all of them, said once. */
  readonly copy: string | null;
  /** What differs from one Gateway to the next: commands, each for one. */
  readonly commands: readonly { readonly gateway: string; readonly command: string }[];
};

/** Each piece of advice once, with the Gateways it is for; most valuable first. */
export function groupAdvice(gateways: readonly QualityGateway[]): AdviceGroup[] {
  const given = gateways.flatMap(({ gateway, advice }) =>
    advice.map((one) => ({ gateway, ...one })),
  );
  const groups = Map.groupBy(given, ({ code, text }) => `${code} ${text}`);
  return [...groups.values()]
    .map((group): AdviceGroup => {
      const [first] = group as [(typeof group)[number], ...typeof group];
      const shared = group.every(({ copy }) => copy === first.copy);
      return {
        code: first.code,
        title: ADVICE_TITLES[first.code],
        text: first.text,
        gateways: [...new Set(group.map(({ gateway }) => gateway))],
        copy: shared ? first.copy : null,
        commands: group.flatMap(({ gateway, copy, afterwards }) =>
          [shared ? null : copy, afterwards].flatMap((command) =>
            command == null ? [] : [{ gateway, command }],
          ),
        ),
      };
    })
    .sort((a, b) => ADVICE_CODES.indexOf(a.code) - ADVICE_CODES.indexOf(b.code));
}
