import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTar, type TarInput, writeTar } from "./tar";

let dir: string;
let count = 0;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "signalbox-tar-"));
});

afterAll(() => rmSync(dir, { recursive: true }));

const contents = fc.uint8Array({ maxLength: 2_000, size: "max" });
const files = fc.array(contents, { maxLength: 5 });

async function archiveOf(parts: readonly Uint8Array[]): Promise<string> {
  const folder = join(dir, String(count++));
  mkdirSync(folder);
  const inputs: TarInput[] = parts.map((bytes, index) => {
    const path = join(folder, `part-${index}`);
    writeFileSync(path, bytes);
    return { name: `sub/part-${index}`, path, bytes: bytes.length, mtimeS: 1_795_000_000 };
  });
  const file = join(folder, "archive.tar");
  const handle = await open(file, "wx");
  await writeTar(handle, [{ name: "about.json", text: "{}", mtimeS: 1_795_000_000 }, ...inputs]);
  await handle.close();
  return file;
}

async function unpack(file: string): Promise<Map<string, Buffer>> {
  const folder = join(dir, String(count++));
  mkdirSync(folder);
  const entries = await readTar(file, async ({ name }) => join(folder, name.replace("/", "_")));
  return new Map(
    entries.map(({ name }) => [name, readFileSync(join(folder, name.replace("/", "_")))]),
  );
}

test("what was packed is unpacked, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(files, async (parts) => {
      const unpacked = await unpack(await archiveOf(parts));
      expect(unpacked.get("about.json")?.toString()).toBe("{}");
      for (const [index, bytes] of parts.entries()) {
        expect(unpacked.get(`sub/part-${index}`)).toEqual(Buffer.from(bytes));
      }
      expect(unpacked.size).toBe(parts.length + 1);
    }),
    { numRuns: 30 },
  );
});

test("the system's tar reads our archives, and we read its", async () => {
  const parts = [Buffer.from("hello"), Buffer.alloc(1_024, 7), Buffer.alloc(0)];
  const file = await archiveOf(parts);
  const folder = join(dir, "system");
  mkdirSync(folder);
  const out = spawnSync("tar", ["-xf", file, "-C", folder], { encoding: "utf8" });
  expect(out.stderr).toBe("");
  for (const [index, bytes] of parts.entries()) {
    expect(readFileSync(join(folder, `sub/part-${index}`))).toEqual(bytes);
  }
  const theirs = join(dir, "theirs.tar");
  const made = spawnSync("tar", ["--format=ustar", "-cf", theirs, "-C", folder, "sub/part-0"]);
  expect(made.status).toBe(0);
  expect((await unpack(theirs)).get("sub/part-0")?.toString()).toBe("hello");
});

test("names of more than a hundred bytes keep every letter", async () => {
  const name = `pushed/${"gateway-".repeat(11)}/${"segment-".repeat(8)}.ndjson`;
  const file = join(dir, "long.tar");
  const handle = await open(file, "wx");
  await writeTar(handle, [{ name, text: "line", mtimeS: 0 }]);
  await handle.close();
  expect(spawnSync("tar", ["-tf", file], { encoding: "utf8" }).stdout.trim()).toBe(name);
  const entries = await readTar(file, async () => null);
  expect(entries).toEqual([{ name, bytes: 4 }]);
});

test("an archive that was cut anywhere is refused", async () => {
  const file = await archiveOf([Buffer.alloc(3_000, 1)]);
  const whole = readFileSync(file);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1_025 }), async (length) => {
      writeFileSync(file, whole);
      truncateSync(file, length);
      await expect(unpack(file)).rejects.toThrow();
    }),
    { numRuns: 30 },
  );
});

test("a file that is no archive is refused", async () => {
  const file = join(dir, "no.tar");
  writeFileSync(file, "x".repeat(2_000));
  await expect(unpack(file)).rejects.toThrow("not a tar archive");
});
