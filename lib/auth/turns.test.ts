import { expect, test } from "vitest";
import { NoTurn, Turns } from "./turns";

/** Work that ends when it is told to, and what is said of it. */
function pieces(turns: Turns, count: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const results = Array.from({ length: count }, (_, index) =>
    turns
      .take(() => {
        begun.push(index);
        return new Promise<number>((resolve) => ends.push(() => resolve(index)));
      })
      .catch((error: unknown) => (error instanceof NoTurn ? "no turn" : "failed")),
  );
  return { begun, ends, results };
}

test("two at once, three wait in line, and what comes beyond is never begun", async () => {
  const { begun, ends, results } = pieces(new Turns({ atOnce: 2, waiting: 3 }), 7);
  expect(await Promise.all(results.slice(5))).toEqual(["no turn", "no turn"]);
  expect(begun).toEqual([0, 1]);
  for (let one = 0; one < 5; one++) {
    ends[one]?.();
    expect(await results[one]).toBe(one);
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test("work that fails gives its turn on, and a line that was full is open again when it is done", async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 });
  for (let round = 0; round < 3; round++) {
    const fails = turns.take(() => Promise.reject(new Error("so it is")));
    const waits = turns.take(async () => "done");
    await expect(turns.take(async () => "never")).rejects.toThrow(NoTurn);
    await expect(fails).rejects.toThrow("so it is");
    expect(await waits).toBe("done");
  }
});
