const TABLE_NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Whether a text can name a table: it is a file, a part of a tag, and an environment that roles may be limited to. */
export function isTableName(text: string): boolean {
  return TABLE_NAME.test(text);
}

/** The tag of the n-th version of a table, n from 1. */
export function versionTag(table: string, number: number): string {
  return `${table}/v${number}`;
}
