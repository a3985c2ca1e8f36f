import { basename } from "node:path";
import { Presets, SingleBar } from "cli-progress";

const MEBIBYTE = 1_048_576;

/** A bar on standard error while a file is read; nothing where that is not a terminal. */
export function progressBar(path: string) {
  const bar = new SingleBar(
    {
      format: `${basename(path)} {bar} {percentage}% · {mebibytes} MiB`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { mebibytes: "0.0" });
  return {
    at(bytes: number, ofBytes: number): void {
      bar.setTotal(Math.max(1, ofBytes));
      bar.update(bytes, { mebibytes: (bytes / MEBIBYTE).toFixed(1) });
    },
    stop(): void {
      bar.stop();
    },
  };
}
