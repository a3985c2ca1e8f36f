import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_LINE_BYTES, type RawLine, readLines } from "./read-lines";

test("where the bytes are cut into chunks makes no difference", async () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom("\n", "\r\n", "ü", "🚉", "\ufeff", "{}\n"));
  const bytes = fc.array(
    fc.oneof(
      piece.map((s) => Buffer.from(s)),
      fc.uint8Array({ maxLength: 4 }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(200)), async (parts, cuts) => {
      const whole = Buffer.concat(parts);
      expect(await linesOf(cut(whole, cuts))).toEqual(await linesOf([whole]));
    }),
  );
});

test("lines tile the input: no byte is lost and none stands in two lines", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.nat(1_000), async (bytes, start) => {
      let offset = start;
      for (const line of await linesOf([Buffer.from(bytes)], start)) {
        expect(line.offset).toBe(offset);
        offset += line.bytes;
      }
      expect(offset).toBe(start + bytes.length);
    }),
  );
});

test("a break of either kind ends a line and is not part of its text", async () => {
  const lines = await linesOf([Buffer.from("a\r\nb\n\nc")]);
  expect(lines.map((line) => line.text)).toEqual(["a", "b", "", "c"]);
  expect(lines.map((line) => line.complete)).toEqual([true, true, true, false]);
});

test("a byte order mark is not part of the first line", async () => {
  expect((await linesOf([Buffer.from("\ufeff{}\n")]))[0]?.text).toBe("{}");
});

test("invalid UTF-8 is said, a replacement character that was written is not", async () => {
  const [bad, good] = await linesOf([Buffer.from([0x61, 0xff, 0x0a]), Buffer.from("a\ufffd\n")]);
  expect(bad).toMatchObject({ text: null, reason: "not_utf8" });
  expect(good).toMatchObject({ text: "a\ufffd" });
});

test("a line of more than a mebibyte is counted with all its bytes and not held", async () => {
  const part = Buffer.alloc(300_000, "x");
  const chunks = [...Array.from({ length: 40 }, () => part), Buffer.from("\nafter\n")];
  const [long, after] = await linesOf(chunks);
  expect(long).toMatchObject({ text: null, reason: "too_long", bytes: 40 * 300_000 + 1 });
  expect(after).toMatchObject({ text: "after", offset: 40 * 300_000 + 1 });
});

test("a line of exactly a mebibyte is read", async () => {
  const [line] = await linesOf([Buffer.alloc(MAX_LINE_BYTES, "x"), Buffer.from("\n")]);
  expect(line?.text?.length).toBe(MAX_LINE_BYTES);
});

async function linesOf(chunks: Buffer[], start = 0): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for await (const some of readLines(from(chunks), start)) lines.push(...some);
  return lines;
}

async function* from(chunks: Buffer[]) {
  yield* chunks;
}

function cut(bytes: Buffer, at: number[]): Buffer[] {
  const points = [...new Set(at.map((n) => Math.min(n, bytes.length)))].toSorted((a, b) => a - b);
  return [0, ...points].map((from, i) => bytes.subarray(from, points[i] ?? bytes.length));
}
