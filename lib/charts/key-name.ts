/** Characters of a hash that tell keys apart for the eye. */
const HASH_LENGTH = 8;
/** What a Gateway writes before each of its hashes, so that it tells no keys apart. */
const ALGORITHM = /^sha256:/;

/** A key as it is said beside its provider: `anthropic:spare` is "spare"; a hash without a name is cut. */
export function keyName(keyId: string, label: string | null, provider: string | null): string {
  if (label === null) return shortHash(keyId.replace(ALGORITHM, ""));
  const own = `${provider ?? ""}:`;
  return label.startsWith(own) && label.length > own.length ? label.slice(own.length) : label;
}

function shortHash(hash: string): string {
  return hash.length > HASH_LENGTH ? `${hash.slice(0, HASH_LENGTH)}…` : hash;
}
