import { PushError } from "./push-error";

/** Memory that all pushes of a process may hold at once. Who finds it spent is told to come back. */
export class PushBudget {
  #held = 0;

  constructor(private readonly limitBytes: number) {}

  /** A share of its own for each request. Throws `too_many_requests` where nothing is left. */
  async share<T>(use: (take: (bytes: number) => void) => Promise<T>): Promise<T> {
    let taken = 0;
    const take = (bytes: number) => {
      if (this.#held + bytes > this.limitBytes) {
        throw new PushError("too_many_requests", "Too many pushes are going on at once.", 1);
      }
      this.#held += bytes;
      taken += bytes;
    };
    try {
      return await use(take);
    } finally {
      this.#held -= taken;
    }
  }
}
