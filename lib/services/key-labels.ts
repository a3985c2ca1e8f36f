/** Names of the given keys, as a plain object for the wire; keys without a name are left out. */
export function labelsOf(
  labels: ReadonlyMap<string, string>,
  keyIds: readonly (string | null)[],
): Record<string, string> {
  return Object.fromEntries(
    keyIds.flatMap((id) => {
      const label = id === null ? undefined : labels.get(id);
      return id === null || label === undefined ? [] : [[id, label]];
    }),
  );
}
