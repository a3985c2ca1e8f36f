type Kept = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

/** Where a provider of the tests keeps what it knows: in memory, one for each of its models. */
export function providerAdapter(): new (model: string) => object {
  const kept = new Map<string, Kept>();
  return class {
    constructor(private readonly model: string) {}

    async upsert(id: string, payload: Kept) {
      kept.set(this.key(id), payload);
    }

    async find(id: string) {
      return kept.get(this.key(id));
    }

    async findByUid(uid: string) {
      return [...kept].find(
        ([key, one]) => key.startsWith(`${this.model} `) && one.uid === uid,
      )?.[1];
    }

    async consume(id: string) {
      const one = kept.get(this.key(id));
      if (one !== undefined) one.consumed = Math.floor(Date.now() / 1_000);
    }

    async destroy(id: string) {
      kept.delete(this.key(id));
    }

    async revokeByGrantId(grantId: string) {
      for (const [key, one] of kept) if (one.grantId === grantId) kept.delete(key);
    }

    private key(id: string) {
      return `${this.model} ${id}`;
    }
  };
}
