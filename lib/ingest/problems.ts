/** What keeps sources from being read; each is told once, when it begins. */
export class Problems {
  #current: readonly string[] = [];

  constructor(private readonly tell: (line: string) => void) {}

  get text(): string | null {
    return this.#current.length === 0 ? null : this.#current.join("\n");
  }

  /** True if that is a change. */
  are(problems: readonly string[]): boolean {
    const before = this.#current;
    for (const problem of problems) if (!before.includes(problem)) this.tell(problem);
    this.#current = problems;
    return problems.join("\n") !== before.join("\n");
  }
}
