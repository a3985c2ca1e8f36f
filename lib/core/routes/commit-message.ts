/** What a commit says of a version beside its author. */
export type CommitNote = {
  readonly title: string;
  readonly reason: string;
  readonly ticket: string | null;
  readonly table: string;
  /** `null`: not known, as of a version made elsewhere. */
  readonly contentHash: string | null;
  /** Those whose approval it was committed with, as `Name <address>`. */
  readonly reviewers: readonly string[];
  /** Committed without the approvals that its policy asks for. */
  readonly isEmergency: boolean;
  /** The version whose content it brings back. */
  readonly reverts: string | null;
};

/** What can be read of any commit's message. */
export type ReadNote = Omit<CommitNote, "table"> & { readonly table: string | null };

const TRAILER = /^([A-Za-z0-9][A-Za-z0-9-]*):\s*(.*)$/;

/**
 * The message of a version: title, reason, and trailers as Git knows them. The trailers are a paragraph of their own at the end,
 * and there is always one, so that nothing that somebody types as a reason is read as a trailer.
 */
export function commitMessage(note: CommitNote): string {
  const trailers: [string, string | null][] = [
    ["Table", note.table],
    ["Ticket", note.ticket],
    ...note.reviewers.map((reviewer): [string, string] => ["Reviewed-by", reviewer]),
    ["Emergency", note.isEmergency ? "yes" : null],
    ["Reverts", note.reverts],
    ["Content-Hash", note.contentHash],
  ];
  const lines = trailers.flatMap(([key, value]) => {
    const text = oneLine(value ?? "");
    return text === "" ? [] : [`${key}: ${text}`];
  });
  const title = oneLine(note.title) || `Change ${note.table}`;
  return `${[title, paragraphs(note.reason), lines.join("\n")].filter(Boolean).join("\n\n")}\n`;
}

/** Total: any message has a title, and what it does not say is `null` or empty. */
export function readCommitMessage(message: string): ReadNote {
  const parts = message
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n{2,}/);
  const [first = "", ...rest] = parts;
  const [title = "", ...more] = first.split("\n");
  const trailers = rest.length === 0 ? null : trailersOf(rest.at(-1) ?? "");
  const body = [more.join("\n"), ...(trailers === null ? rest : rest.slice(0, -1))];
  const all = (key: string) =>
    (trailers ?? []).filter(([name]) => name === key.toLowerCase()).map(([, value]) => value);
  const one = (key: string) => all(key).at(-1) || null;
  return {
    ...{ title, reason: body.filter(Boolean).join("\n\n"), ticket: one("Ticket") },
    ...{ table: one("Table"), contentHash: one("Content-Hash"), reviewers: all("Reviewed-by") },
    ...{ isEmergency: one("Emergency") === "yes", reverts: one("Reverts") },
  };
}

/** `null`: the paragraph is not one of trailers. */
function trailersOf(paragraph: string): (readonly [string, string])[] | null {
  const found = paragraph.split("\n").map((line) => {
    const [, key, value] = TRAILER.exec(line) ?? [];
    return key === undefined || value === undefined ? null : ([key.toLowerCase(), value] as const);
  });
  return found.includes(null) ? null : found.filter((one) => one !== null);
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, " ").trim();
}

function paragraphs(text: string): string {
  return printable(text)
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A commit with a NUL is refused by Git; other control characters would speak to whoever reads it in a terminal. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "");
}
