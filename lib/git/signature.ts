/** Somebody as a commit names them. */
export type Signature = { readonly name: string; readonly email: string };

/** Who makes commits for the people who author them. */
export const SIGNALBOX: Signature = { name: "Signalbox", email: "signalbox@localhost" };

/** Without what would end a name or an address in a commit; Git refuses it, or reads somebody else. */
export function cleanSignature({ name, email }: Signature): Signature {
  return { name: cleaned(name) || "unknown", email: cleaned(email).replaceAll(" ", "") };
}

function cleaned(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f<>]+/g, " ")
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, "")
    .slice(0, 200);
}
