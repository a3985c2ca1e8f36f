/** An expected end: its message is one sentence that says what to do, and needs no stack. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} exitCode 1 failed, 2 wrong usage
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @param {() => Promise<number>} main answers with the exit code */
export async function exitWith(main) {
  process.exitCode = await codeOf(main);
}

/** @param {() => Promise<number>} work answers with an exit code; so does a refusal, once it is printed */
export async function codeOf(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}
