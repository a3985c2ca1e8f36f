import { Turns } from "./turns";

/** Of the four threads that Node has for this and for files, half; each hash takes 16 MiB and some 50 ms. */
const HASHES_AT_ONCE = 2;
/** About a second of work. */
const HASHES_WAITING = 16;

/** One for the whole process, however often this module is loaded. */
const holder = globalThis as typeof globalThis & { signalboxHashTurns?: Turns };

/** Of everything that hashes a password. */
export function hashTurns(): Turns {
  holder.signalboxHashTurns ??= new Turns({ atOnce: HASHES_AT_ONCE, waiting: HASHES_WAITING });
  return holder.signalboxHashTurns;
}
