/** For how long an answer is given again, in milliseconds: its clock is wrong by as much. */
const GOOD_MS = 1_000;
const MOST_ANSWERS = 64;
const LONGEST_KEY = 4_000;

type Kept = { readonly state: string; readonly until: number; readonly body: Promise<string> };

/**
 * Answers that several ask for at the same moment, as a team does in an incident: made once, and given
 * again for a second while what they were made of is unchanged. Ranges of screens end on whole minutes, so
 * that people who look at the same ask the same (`lib/client/read-range.ts`).
 */
export class SharedAnswers {
  readonly #kept = new Map<string, Kept>();

  /**
   * @param key what is asked for
   * @param state of all that the answer is made of
   * @param now milliseconds of a clock that never goes back
   */
  answer(key: string, state: string, now: number, make: () => Promise<string>): Promise<string> {
    if (key.length > LONGEST_KEY) return make();
    const known = this.#kept.get(key);
    if (known !== undefined && known.state === state && now < known.until) return known.body;
    const body = make();
    const kept = { state, until: now + GOOD_MS, body };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    // A failure is for who asked meanwhile, and for nobody after them.
    body.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_ANSWERS) break;
      this.#kept.delete(oldest);
    }
    return body;
  }
}
