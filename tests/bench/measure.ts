import { readFileSync } from "node:fs";

export type Cost = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Bytes that went to disk; `null` where the system does not say. */
  readonly writtenBytes: number | null;
};

/** Runs `act` once and says what it cost this process, all threads together. */
export async function costOf<T>(act: () => Promise<T>): Promise<Cost & { readonly result: T }> {
  const written = writtenBytes();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await act();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const after = writtenBytes();
  return {
    result,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    writtenBytes: after === null || written === null ? null : after - written,
  };
}

export type Times = { readonly medianMs: number; readonly worstMs: number; readonly cpuMs: number };

/** Median, worst and mean CPU of `runs` runs after one that warms up. */
export async function timesOf(act: () => Promise<unknown>, runs = 50): Promise<Times> {
  await act();
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  return {
    medianMs: times[times.length >> 1] ?? 0,
    worstMs: times.at(-1) ?? 0,
    cpuMs: (user + system) / 1_000 / runs,
  };
}

/** What the kernel was asked to write to disk for this process; Linux only. */
function writtenBytes(): number | null {
  try {
    const match = /^write_bytes: (\d+)$/m.exec(readFileSync("/proc/self/io", "utf8"));
    return match === null ? null : Number(match[1]);
  } catch {
    return null;
  }
}
