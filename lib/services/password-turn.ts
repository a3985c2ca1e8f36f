import { NoTurn } from "@/lib/auth/turns";
import { ServiceError } from "./service-error";

/** Until passwords that are being looked at are done with, in seconds: there is a second of work in line at most. */
const WAIT_S = 2;

/**
 * Something that hashes a password. Throws `too_busy` where so many do that this one was not begun, whoever's
 * it is; `undo` then takes back what was done for it before.
 */
export async function passwordTurn<Result>(
  work: Promise<Result>,
  undo: () => void = () => {},
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof NoTurn)) throw error;
    undo();
    throw new ServiceError(
      "too_busy",
      `Too many passwords are being looked at right now. Try again in ${WAIT_S} s.`,
      WAIT_S,
    );
  }
}
