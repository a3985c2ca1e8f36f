/**
 * Which environment, and so which route table, each Gateway serves, as an administrator says: no line of
 * a log tells. A Gateway that is missing may serve any.
 */
export type Environments = ReadonlyMap<string, string>;

/** The Gateways that a table is for, in order; `null`: none is said to be, so it may be for any. */
export function gatewaysOf(environments: Environments, table: string): readonly string[] | null {
  const own = [...environments].flatMap(([gateway, name]) => (name === table ? [gateway] : []));
  return own.length === 0 ? null : own.sort();
}
