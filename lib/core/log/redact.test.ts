import fc from "fast-check";
import { expect, test } from "vitest";
import { redact, sampleShape } from "./redact";
import { redactLine } from "./redact-line";

const SECRETS: readonly string[] = [
  "sk-proj-Abcdefghijklmnop1234567890",
  "sk-ant-api03-aaaaBBBBcccc1111dddd",
  "sk-abc…wxyz",
  "sk-live***********9876",
  "gsk_0123456789abcdefABCDEF",
  "AIzaSyA-0123456789abcdefghijklmnopqrstu",
  "ghp_0123456789abcdefghijABCDEFGHIJ012345",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s5xyz_abc",
  "Bearer abcdef.0123456",
  "anna.müller@example.fr",
  "spare+ci@example.com",
  "0123456789abcdef0123456789ABCDEF01234567",
];

test.each(SECRETS)("%s never survives", (secret) => {
  for (const text of [
    secret,
    `401 Incorrect API key provided: ${secret}. See`,
    `{"x":"${secret}"}`,
  ]) {
    expect(redact(text)).not.toContain(secret);
  }
});

test("a value behind a name that promises a secret is taken out, whatever it looks like", () => {
  expect(redact("api_key=hunter2, retry")).toBe("api_key=[secret], retry");
  expect(redact('{"password": "correct horse"}')).not.toContain("horse");
});

test("credentials and queries of URLs are taken out, hosts stay", () => {
  const text = redact("GET https://user:pass@api.example.com/v1/chat?key=abc failed");
  expect(text).toContain("https://api.example.com/v1/chat");
  expect(text).not.toMatch(/user|pass|abc/);
});

test("a long quotation may be a prompt and is taken out; a short one stays", () => {
  const prompt = "Please summarise the following confidential memo about the merger of";
  expect(redact(`400 Invalid value: "${prompt}"`)).not.toContain("merger");
  expect(redact('404 model "gpt-6" not found')).toContain('"gpt-6"');
});

test("the message of a JSON error body stays", () => {
  const text =
    '429: {"error":{"message":"This request would exceed your account\'s rate limit. Please try again later, when the minute is over.","type":"x"}}';
  expect(redact(text)).toBe(text);
});

test("a preview is never longer than its limit", () => {
  fc.assert(fc.property(fc.string({ maxLength: 3_000 }), (text) => redact(text).length <= 400));
});

test("a secret that straddles the limit is seen whole", () => {
  const text = `${"x ".repeat(195)}sk-proj-Abcdefghijklmnop1234567890`;
  expect(redact(text)).not.toContain("sk-proj-A");
});

test("a hostile text is redacted in time that grows with its length, not faster", () => {
  for (const unit of ["a@", "sk-", "a.", "'", '"', "://", "?", "eyJ.", "key="]) {
    expect(redact(unit.repeat(500_000)).length).toBeLessThanOrEqual(400);
  }
});

test("of a line that was not understood, only its shape is kept", () => {
  const reply = "The capital of France is Paris";
  expect(sampleShape(`{"0":"${reply}`, undefined)).not.toContain("Paris");
  expect(sampleShape("", { message: reply, event: "new_event", level: "info" })).toBe(
    '{"message":<text of 30>,"event":"new_event","level":"info"}',
  );
});

test("a raw line keeps its ids and loses its secrets", () => {
  const line = JSON.stringify({
    traceId: "0123456789abcdef0123456789abcdef",
    "1": "error: sk-proj-Abcdefghijklmnop1234567890 of anna@example.fr",
  });
  const shown = redactLine(line);
  expect(shown).toContain("0123456789abcdef0123456789abcdef");
  expect(shown).not.toMatch(/sk-proj|anna@/);
  expect(redactLine("not json")).toBeNull();
});

test("of a tuple only what is read is shown or kept: a gateway may add prompts under any name", () => {
  const shown = redactLine(
    JSON.stringify({
      time: "2026-11-22T14:52:36.770Z",
      provider: "anthropic",
      status: 500,
      error: { code: "x", message: "server error", body: "my secret diary" },
      keyId: { note: "my secret diary" },
      prompt: "my secret diary",
      messages: [{ role: "user", content: "my secret diary" }],
    }),
  );
  expect(shown).not.toContain("diary");
  expect(JSON.parse(shown ?? "")).toMatchObject({
    provider: "anthropic",
    status: 500,
    error: { message: "server error" },
    fieldsLeftOut: 2,
  });
});
