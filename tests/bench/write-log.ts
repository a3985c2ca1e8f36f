import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { seededRandom } from "@/lib/sample/seeded-random";

/**
 * Writes a Gateway's log at a steady rate and puts it aside every few seconds, as a Gateway does. Beside
 * the log it notes, for each piece, when it was written and how many calls there were by then:
 * `tsx write-log.ts LOG NOTES LINES_PER_SECOND SECONDS ROTATE_EVERY_SECONDS`.
 */
const [log = "", notes = "", ...numbers] = process.argv.slice(2);
const [linesPerSecond = 5_000, seconds = 600, rotateEvery = 3] = numbers.map(Number);

const TICK_MS = 20;
const KEPT = 5;
const LINES_PER_CALL = 2;
const random = seededRandom(20_261_122);
const providers = ["anthropic", "openai", "qwen", "mistral"];
const started = performance.now();
const calls = Math.floor((linesPerSecond * seconds) / LINES_PER_CALL);
let file = openSync(log, "a", 0o600);
let written = 0;
let rotateAt = rotateEvery * 1_000;

const timer = setInterval(() => {
  const elapsed = performance.now() - started;
  const due = Math.min(calls, Math.floor((elapsed / 1_000 / LINES_PER_CALL) * linesPerSecond));
  let text = "";
  for (; written < due; written++) text += call();
  if (text !== "") writeSync(file, text);
  appendFileSync(notes, `${Date.now()} ${written}\n`);
  if (elapsed >= rotateAt && written < calls) {
    rotateAt += rotateEvery * 1_000;
    rotate();
  }
  if (written === calls) clearInterval(timer);
}, TICK_MS);

function rotate(): void {
  const name = (n: number) => log.replace(/\.log$/, `.${n}.log`);
  rmSync(name(KEPT), { force: true });
  for (let n = KEPT - 1; n >= 1; n--) if (existsSync(name(n))) renameSync(name(n), name(n + 1));
  renameSync(log, name(1));
  closeSync(file);
  file = openSync(log, "a", 0o600);
}

function call(): string {
  const provider = providers[Math.floor(random.next() * providers.length)] ?? "";
  const model = `${provider}-model-${Math.floor(random.next() * 4)}`;
  const status = random.happens(0.05) ? 429 : 200;
  const trace = random.uuid().replaceAll("-", "");
  const about = `provider=${provider} api=openai-completions model=${model}`;
  return (
    line(trace, `[model-fetch] start ${about} method=POST url=https://api.${provider}.example/v1`) +
    line(trace, `[model-fetch] response ${about} status=${status} elapsedMs=412 dispatcher=reused`)
  );
}

function line(traceId: string, text: string): string {
  const name = '{"subsystem":"provider-transport-fetch"}';
  const date = new Date().toISOString();
  const meta = { logLevelId: 3, logLevelName: "INFO", name, date };
  const spanId = traceId.slice(0, 16);
  return `${JSON.stringify({ 0: name, 1: text, _meta: meta, time: date, hostname: "gw", message: text, traceId, spanId, traceFlags: "01" })}\n`;
}
