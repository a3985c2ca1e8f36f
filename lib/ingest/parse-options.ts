import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** Wrong usage: the message says what to do; the process ends with 2. */
export class UsageError extends Error {}

/** Options and the words between them. Throws UsageError for one that is not among `options`. */
export function parseOptions<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
