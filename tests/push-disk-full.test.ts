import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ingestPushed } from "./push/ingest-pushed";
import { makeToken, storedAttempts } from "./push/push-scene";
import { tempStores } from "./stores/temp-store";

/** Blocks of 512 or 1024 bytes, by shell: enough for the databases, not for the push log. */
const BLOCKS = 1_500;
const LINES = 500;

test("a push that the disk has no room for is refused, what was acknowledged stays, and it goes on after", async () => {
  const dataDir = tempStores();
  const token = makeToken(dataDir, "gw", "ingest");
  const script = join(import.meta.dirname, "push/push-server-child.ts");
  // The limit of a file's size is the one full disk that needs no rights.
  const command = `ulimit -f ${BLOCKS}; exec "$0" --import tsx "$1" "$2" 99999999`;
  const child = spawn("sh", ["-c", command, process.execPath, script, dataDir], {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [url] = (await once(child, "message")) as [string];
  const send = (push: number) =>
    fetch(`${url}/api/v1/ingest`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: linesOf(push),
    });
  let acknowledged = 0;
  let refused: Response | null = null;
  while (refused === null) {
    const response = await send(acknowledged);
    if (response.status === 200) acknowledged++;
    else refused = response;
    expect(acknowledged).toBeLessThan(100);
  }
  expect(refused.status).toBe(507);
  expect(refused.headers.get("retry-after")).toBe("60");
  expect(await refused.json()).toMatchObject({ code: "disk_full" });
  // There is room again: here, in a new segment.
  expect((await send(acknowledged)).status).toBe(200);
  acknowledged++;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  await ingestPushed(dataDir);
  expect(await storedAttempts(dataDir)).toHaveLength(acknowledged * LINES);
});

function linesOf(push: number): string {
  return Array.from({ length: LINES }, (_, n) => {
    const time = new Date(Date.UTC(2026, 10, 22) + push * LINES + n).toISOString();
    return `{"time":"${time}","requestId":"${push}-${n}","provider":"p","status":200}\n`;
  }).join("");
}
