/** An event as it came over the wire. */
export type StreamEvent = { name: string; id: string | null; data: unknown };

/** Reads server-sent events one by one, as a browser would. */
export class EventStream {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  constructor(readonly response: Response) {
    if (response.body === null) throw new Error("There is no stream.");
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next event of this name; others are passed over. `null`: the stream has ended. */
  async next(name: string): Promise<StreamEvent | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end === -1) {
        const { value, done } = await this.#reader.read();
        if (done) return null;
        this.#text += value;
        continue;
      }
      const event = parse(this.#text.slice(0, end));
      this.#text = this.#text.slice(end + 2);
      if (event.name === name) return event;
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

function parse(block: string): StreamEvent {
  const field = (name: string) =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const data = field("data");
  return {
    name: field("event") ?? "",
    id: field("id"),
    data: data === null ? null : JSON.parse(data),
  };
}
