/** How an OTLP/HTTP body is written. */
export type OtlpEncoding = "protobuf" | "json";
