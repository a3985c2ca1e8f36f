/** One finding of `signalbox doctor`. */
export type DoctorCheck = {
  /** Stable, e.g. `disk_room`. */
  readonly code: string;
  readonly state: "ok" | "warning" | "failure";
  /** What was found, in a sentence. */
  readonly text: string;
  /** What to do, in a sentence; `null` where nothing is to be done. */
  readonly advice: string | null;
  /** A command or setting that can be copied. */
  readonly copy: string | null;
};

export function ok(code: string, text: string): DoctorCheck {
  return { code, state: "ok", text, advice: null, copy: null };
}

export function warning(
  code: string,
  text: string,
  advice: string | null = null,
  copy: string | null = null,
): DoctorCheck {
  return { code, state: "warning", text, advice, copy };
}

export function failure(
  code: string,
  text: string,
  advice: string | null = null,
  copy: string | null = null,
): DoctorCheck {
  return { code, state: "failure", text, advice, copy };
}
