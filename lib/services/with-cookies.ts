/** An answer that also changes what a browser holds; each is the value of a `Set-Cookie`. */
export type WithCookies<Answer> = {
  readonly answer: Answer;
  readonly cookies: readonly string[];
};
