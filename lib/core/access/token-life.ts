/** A token ends by itself after so many days where nobody says otherwise. */
export const TOKEN_DAYS = 90;
export const MOST_TOKEN_DAYS = 400;
