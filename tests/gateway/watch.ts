import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openEventReader } from "@/db/events/open-event-reader";
import { NO_FILTER } from "@/lib/core/store/event-store";

export type Seen = {
  /** From the answer to the attempt in the store, for each attempt that came while we looked; ms, ascending. */
  readonly lagsMs: readonly number[];
  /** How long the Now page and its figures took; ms, ascending. Empty without the console. */
  readonly pagesMs: readonly number[];
  /** Answers of the console that were none. */
  readonly failures: readonly string[];
  /** How often each log was put aside. */
  readonly rotations: Readonly<Record<string, number>>;
};

export type Watched = {
  readonly dataDir: string;
  readonly logs: Readonly<Record<string, string>>;
  /** `null`: there is no console. */
  readonly url: string | null;
  readonly signal: AbortSignal;
};

const LOOK_EVERY_MS = 100;
const PAGE_EVERY_MS = 2_000;
const MOST_ARRIVALS = 2_000;

/** Looks at the store, the logs and the console until told to stop. */
export async function watch({ dataDir, logs, url, signal }: Watched): Promise<Seen> {
  const rotations = new Rotations(logs);
  const asking = url === null ? null : watchConsole(url, signal);
  const reader = openEventReader(dataDir);
  const lagsMs: number[] = [];
  const seen = new Set<string>();
  let since = reader.version();
  while (!signal.aborted) {
    rotations.look();
    const arrivals = await reader.arrivals({ since, filter: NO_FILTER, limit: MOST_ARRIVALS });
    for (const { id, at } of arrivals?.attempts ?? []) {
      if (!seen.has(id)) lagsMs.push(Date.now() - at);
      seen.add(id);
    }
    since = arrivals?.version ?? reader.version();
    await sleep(LOOK_EVERY_MS);
  }
  reader.close();
  const { pagesMs, failures } = (await asking) ?? { pagesMs: [], failures: [] };
  return { lagsMs: ascending(lagsMs), pagesMs, failures, rotations: rotations.counted };
}

async function watchConsole(url: string, signal: AbortSignal) {
  const pagesMs: number[] = [];
  const failures: string[] = [];
  while (!signal.aborted) {
    for (const path of ["/now", "/api/v1/now"]) {
      const started = performance.now();
      const problem = await problemOf(`${url}${path}`);
      if (problem === null) pagesMs.push(performance.now() - started);
      else failures.push(`${path}: ${problem}`);
    }
    await sleep(PAGE_EVERY_MS);
  }
  return { pagesMs: ascending(pagesMs), failures };
}

async function problemOf(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await response.text();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A log was put aside where its name means another file than before. */
class Rotations {
  readonly counted: Record<string, number> = {};
  readonly #files = new Map<string, number>();

  constructor(private readonly logs: Readonly<Record<string, string>>) {}

  look(): void {
    for (const [name, path] of Object.entries(this.logs)) {
      const file = statSync(path, { throwIfNoEntry: false })?.ino;
      if (file === undefined) continue;
      const before = this.#files.get(name) ?? file;
      this.#files.set(name, file);
      this.counted[name] = (this.counted[name] ?? 0) + (before === file ? 0 : 1);
    }
  }
}

function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}
