import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditEntry, auditText, canonical } from "./audit-entry";

/** The same value with the keys of all its objects the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  );
}

test("the order of keys makes no difference, at any depth", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(turned(value))).toBe(canonical(value));
    }),
  );
});

test("what is written is JSON that says the same, and is its own canonical text", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text))).toBe(text);
    }),
  );
});

test("two values have the same text only where they are the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(canonical(one) === canonical(other)).toBe(isSame);
    }),
  );
});

/** By another way than the code under test: keys in the order of their UTF-16 units. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.keys(value)
    .sort()
    .map((key) => [key, sorted((value as Record<string, unknown>)[key])]);
  return { object: pairs };
}

test.each([
  ['{"b":1,"a":2}', '{"a":2,"b":1}'],
  [
    '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5}',
    '{"\\r":2,"1":4,"€":1,"😀":5,"\ufb33":3}',
  ],
  ['{"__proto__":1}', '{"__proto__":1}'],
  ['{"a":{}, "b":[]}', '{"a":{},"b":[]}'],
  ["-0", "0"],
  ["1e21", "1e+21"],
])("%s is written as RFC 8785 says: %s", (json, text) => {
  expect(canonical(JSON.parse(json))).toBe(text);
});

test("a value that is missing is written as none, and its key not at all", () => {
  expect(canonical(undefined)).toBe("null");
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonical([undefined, 1])).toBe("[null,1]");
});

const ENTRY: AuditEntry = {
  ...{ at: 1_000, actor: { kind: "person", id: "u1", name: "ada@acme.example" } },
  ...{ address: "192.0.2.7", action: "triage.edited", subject: "triage" },
  ...{ before: { a: 1 }, after: { a: 2 }, reason: "because" },
};

test("every part of an entry, its place and the entry before are in its text", () => {
  const texts = [
    auditText(1, "", ENTRY),
    auditText(2, "", ENTRY),
    auditText(1, "00", ENTRY),
    auditText(1, "", { ...ENTRY, at: 1_001 }),
    auditText(1, "", { ...ENTRY, actor: { ...ENTRY.actor, kind: "proxy" } }),
    auditText(1, "", { ...ENTRY, actor: { ...ENTRY.actor, id: null } }),
    auditText(1, "", { ...ENTRY, actor: { ...ENTRY.actor, name: "" } }),
    auditText(1, "", { ...ENTRY, address: null }),
    auditText(1, "", { ...ENTRY, action: "sign_out" }),
    auditText(1, "", { ...ENTRY, subject: "triage " }),
    auditText(1, "", { ...ENTRY, before: null }),
    auditText(1, "", { ...ENTRY, after: { a: "2" } }),
    auditText(1, "", { ...ENTRY, reason: null }),
  ];
  expect(new Set(texts).size).toBe(texts.length);
});

test("text cannot move from one part to the next without being another entry", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (address, subject, reason) => {
      const entry = { ...ENTRY, address, subject, reason };
      const moved = { ...ENTRY, address: address + subject, subject: "", reason };
      fc.pre(subject !== "");
      expect(auditText(1, "", moved)).not.toBe(auditText(1, "", entry));
    }),
  );
});
