/** Thrown where as many wait as may. */
export class NoTurn extends Error {
  constructor() {
    super("Too many passwords are being looked at.");
    this.name = "NoTurn";
  }
}

/** Runs work by turns: a few pieces at once, a few more wait, and what comes beyond them is not begun. */
export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly most: { readonly atOnce: number; readonly waiting: number }) {}

  /** Throws `NoTurn`. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#turn();
    try {
      return await work();
    } finally {
      // The turn goes to the next in line, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #turn(): Promise<void> | undefined {
    if (this.#running < this.most.atOnce) {
      this.#running += 1;
      return undefined;
    }
    if (this.#waiting.length >= this.most.waiting) throw new NoTurn();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
