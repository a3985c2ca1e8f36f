/** Somebody who wrote in a draft. */
export type DraftAuthor = {
  /** `person:ID`, `token:ID` or `local`. */
  readonly key: string;
  readonly name: string;
  /** Of a person. */
  readonly email: string | null;
  /** Of a token: who made it, by name or address. They wrote what it wrote. */
  readonly madeBy: string | null;
};

/** A person who judges. */
export type Reviewer = { readonly id: string; readonly name: string; readonly email: string };

/** Whether a person is among those who wrote, themselves or by a token that they made. */
export function wroteIn(authors: readonly DraftAuthor[], reviewer: Reviewer): boolean {
  return authors.some(
    ({ key, email, madeBy }) =>
      key === `person:${reviewer.id}` ||
      isAddressOf(email, reviewer) ||
      isAddressOf(madeBy, reviewer),
  );
}

function isAddressOf(text: string | null, { email }: Reviewer): boolean {
  return text !== null && text.toLowerCase() === email.toLowerCase();
}
