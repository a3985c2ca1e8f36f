/** What a push may cost. */
export type PushLimits = {
  /** Of one body, decompressed. */
  readonly bodyBytes: number;
  /** Of one OTLP body, decompressed: it is decoded in memory. */
  readonly otlpBytes: number;
  /** Of one body, blank ones too. */
  readonly lines: number;
  /** Bytes out for a byte in, from which on a gzip body is taken for a bomb. */
  readonly inflation: number;
  /** Of all requests that are going on: bodies that are decoded whole, and `lineBytes` for each other. */
  readonly heldBytes: number;
  /** What a push of lines holds at most: a long line, and the lines before it that are not written yet. */
  readonly lineBytes: number;
  /** Of one token, lasting and at once. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** In push logs and not yet read by the ingester: then pushes wait, instead of memory and disk filling. */
  readonly waitingBytes: number;
  /** After which a new segment of a push log is begun. */
  readonly segmentBytes: number;
  /** Refused lines that an answer lists; the others are counted. */
  readonly listedRejects: number;
};

const MIB = 1_048_576;

export const PUSH_LIMITS: PushLimits = {
  bodyBytes: 64 * MIB,
  otlpBytes: 16 * MIB,
  lines: 250_000,
  inflation: 250,
  heldBytes: 96 * MIB,
  lineBytes: 2 * MIB,
  requestsPerSecond: 100,
  requestBurst: 500,
  waitingBytes: 128 * MIB,
  segmentBytes: 64 * MIB,
  listedRejects: 200,
};
