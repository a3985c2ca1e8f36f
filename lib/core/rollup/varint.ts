/** Unsigned integers below 2^53 in base 128, low digits first: small numbers take one byte. */
export class VarintWriter {
  private buffer = new Uint8Array(256);
  private length = 0;

  write(value: number): void {
    if (this.length + 8 > this.buffer.length) this.grow();
    let rest = value;
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
  }

  /** Writes bytes as they are. */
  append(bytes: Uint8Array): void {
    while (this.length + bytes.length > this.buffer.length) this.grow();
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written, as a copy; the writer is empty again. */
  take(): Uint8Array {
    const bytes = this.buffer.slice(0, this.length);
    this.length = 0;
    return bytes;
  }

  private grow(): void {
    const larger = new Uint8Array(this.buffer.length * 2);
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

/** Reads what {@link VarintWriter} wrote. */
export class VarintReader {
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.position >= this.bytes.length;
  }

  /** Throws a RangeError at the end of the bytes. */
  read(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw new RangeError("The bytes end inside a number.");
      if (byte < 0x80) return value + byte * scale;
      value += (byte & 0x7f) * scale;
      scale *= 128;
    }
  }
}
