import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** SHA-256 of the first `bytes` of a file, as hex. */
export async function hashFile(path: string, bytes: number): Promise<string> {
  const hash = createHash("sha256");
  if (bytes > 0) {
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
    }
  }
  return hash.digest("hex");
}
