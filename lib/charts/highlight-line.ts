export type Segment = {
  readonly text: string;
  /** The field that was read from here; `null`: nothing was. */
  readonly field: string | null;
};

export type ReadFields = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Cuts a raw line where the values of its interpretation stand, so that one can be seen beside the
 * other. A value that stands nowhere verbatim (it was derived) marks nothing.
 */
export function highlightLine(raw: string, fields: ReadFields): Segment[] {
  const segments: Segment[] = [];
  let done = 0;
  for (const { from, to, field } of placesOf(raw, fields)) {
    if (from < done) continue;
    if (from > done) segments.push({ text: raw.slice(done, from), field: null });
    segments.push({ text: raw.slice(from, to), field });
    done = to;
  }
  if (done < raw.length) segments.push({ text: raw.slice(done), field: null });
  return segments;
}

type Place = { readonly from: number; readonly to: number; readonly field: string };

function placesOf(raw: string, fields: ReadFields): Place[] {
  const taken: Place[] = [];
  // The longest first: a model's name may hold a provider's.
  const entries = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== "")
    .sort(([, a], [, b]) => String(b).length - String(a).length);
  for (const [field, value] of entries) {
    const place = placeOf(raw, field, value, taken);
    if (place) taken.push(place);
  }
  return taken.sort((a, b) => a.from - b.from);
}

/** Beside its own name if it stands there, else wherever it stands as a whole word. */
function placeOf(
  raw: string,
  field: string,
  value: ReadFields[string],
  taken: readonly Place[],
): Place | null {
  const text = JSON.stringify(String(value)).slice(1, -1);
  const named = [`${field}=`, `"${field}":"`, `"${field}":`, `\\"${field}\\":\\"`];
  for (const name of named) {
    const at = raw.indexOf(name + text);
    if (at !== -1) return { from: at + name.length, to: at + name.length + text.length, field };
  }
  // Short words and flags stand in too many places to mean one.
  if (typeof value === "boolean" || text.length < 3) return null;
  for (let at = raw.indexOf(text); at !== -1; at = raw.indexOf(text, at + 1)) {
    const place = { from: at, to: at + text.length, field };
    const free = taken.every((other) => place.to <= other.from || place.from >= other.to);
    if (free && isWhole(raw, place)) return place;
  }
  return null;
}

function isWhole(raw: string, { from, to }: Place): boolean {
  const word = /[\w-]/;
  return !word.test(raw[from - 1] ?? "") && !word.test(raw[to] ?? "");
}
