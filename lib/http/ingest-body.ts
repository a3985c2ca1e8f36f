import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { PushError } from "@/lib/services/push-error";

export type BodyLimits = {
  /** Decompressed. */
  readonly bytes: number;
  /** Bytes out for a byte in. */
  readonly inflation: number;
};

/** Below this a body may inflate as it likes: the ratio of few bytes says nothing. */
const SMALL_BYTES = 1_048_576;
const CHUNK_BYTES = 65_536;

/**
 * The bytes of a request, decompressed, as they come. Throws {@link PushError}: an encoding that is not
 * known, a gzip that is broken, cut or a bomb, too many bytes.
 */
export async function* ingestBody(request: Request, limits: BodyLimits): AsyncGenerator<Buffer> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  switch (encoding) {
    case "":
    case "identity":
      yield* bounded(bytesOf(request), limits.bytes);
      return;
    case "gzip":
    case "x-gzip":
      yield* bounded(inflated(request, limits), limits.bytes);
      return;
    default:
      throw new PushError(
        "unsupported_media_type",
        "This Content-Encoding is not understood: send gzip, or none.",
      );
  }
}

/** All of it, for a body that can only be decoded whole. `hold` hears of bytes before they are held. */
export async function wholeBody(
  request: Request,
  limits: BodyLimits,
  hold: (bytes: number) => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of ingestBody(request, limits)) {
    hold(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A sender that is still sending hears no answer: this much of the rest is read before a refusal. */
const DRAINED_BYTES = 8 * 1_048_576;
const DRAINED_MS = 5_000;

/** Reads the rest of a body that was refused and throws it away, within bounds. Never throws. */
export async function drain({ body }: Request): Promise<void> {
  if (body === null || body.locked) return;
  const until = performance.now() + DRAINED_MS;
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > DRAINED_BYTES || performance.now() > until) return;
    }
  } catch {
    // The sender went away.
  }
}

async function* bytesOf({ body }: Request): AsyncGenerator<Buffer> {
  if (body === null) return;
  // Whoever stops reading does not end the connection: the answer must still get through.
  for await (const chunk of body.values({ preventCancel: true })) {
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge(limit);
    yield chunk;
  }
}

async function* inflated(request: Request, { inflation }: BodyLimits): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const ended = pipeline(Readable.from(bytesOf(request)), gunzip).catch((error) => {
    // The loop below hears of it, unless it has left already.
    gunzip.destroy(error);
  });
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > SMALL_BYTES && bytes > gunzip.bytesWritten * inflation) {
        throw new PushError(
          "body_too_large",
          `The gzip body inflates more than ${inflation} times.`,
        );
      }
      yield chunk;
    }
    await ended;
  } catch (error) {
    throw isZlibError(error)
      ? new PushError("malformed_body", `The gzip body is broken or cut (${error.code}).`)
      : error;
  } finally {
    gunzip.destroy();
  }
}

function tooLarge(limit: number): PushError {
  return new PushError(
    "body_too_large",
    `A body may have ${Math.floor(limit / 1_048_576)} MiB, decompressed; send it in pieces.`,
  );
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" && (code.startsWith("Z_") || code.startsWith("ERR_ZLIB"));
}
