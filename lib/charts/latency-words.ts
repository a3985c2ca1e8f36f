/** What a latency is, which depends on what tells of the attempt. */
export const LATENCY_WORDS =
  "Known from a log: until the response headers or the error. From a timeline or a span: until the end of the stream. From a tuple: as its gateway reports it. Compare places of one kind.";
