/** Key in `meta`: every change after this version is in the journal of arrivals. */
export const JOURNAL_STARTS = "arrivals_after";
