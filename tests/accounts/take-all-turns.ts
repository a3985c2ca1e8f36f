import { hashTurns } from "@/lib/auth/hash-turns";
import { NoTurn } from "@/lib/auth/turns";

/** Takes all turns to hash a password, until it is called. */
export async function takeAllTurns(): Promise<() => Promise<void>> {
  const taken: Promise<void>[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let full = false; !full; ) {
    const turn = hashTurns().take(() => promise);
    full = await Promise.race([turn, Promise.resolve()]).then(
      () => false,
      (error) => error instanceof NoTurn,
    );
    if (!full) taken.push(turn);
  }
  return async () => {
    resolve();
    await Promise.all(taken);
  };
}
