import { ServiceError } from "./service-error";

const MOST = { text: 1_000_000, title: 200, reason: 10_000, ticket: 200, body: 10_000 } as const;
export type RouteWord = keyof typeof MOST;

/** Throws `invalid_body` for what is too long to be kept, or cannot be text. */
export function demandGoodWords(words: { readonly [name in RouteWord]?: string | null }): void {
  for (const [name, most] of Object.entries(MOST) as [RouteWord, number][]) {
    const given = words[name];
    if (given === undefined || given === null) continue;
    if (given.length > most) {
      throw new ServiceError("invalid_body", `${name}: at most ${most} characters.`);
    }
    if (given.includes("\u0000") || !given.isWellFormed()) {
      throw new ServiceError("invalid_body", `${name}: this is no text.`);
    }
  }
}
