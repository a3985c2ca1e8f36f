import fc from "fast-check";
import { expect, test } from "vitest";
import { type CommitNote, commitMessage, readCommitMessage } from "./commit-message";

const NOTE: CommitNote = {
  ...{ title: "Use the spare", reason: "The first is slow.", ticket: "OPS-7", table: "production" },
  ...{
    contentHash: "c1",
    reviewers: ["Rune <rune@acme.example>"],
    isEmergency: false,
    reverts: null,
  },
};

test("a message has title, reason and trailers, each a paragraph", () => {
  expect(commitMessage(NOTE)).toBe(
    "Use the spare\n\nThe first is slow.\n\nTable: production\nTicket: OPS-7\nReviewed-by: Rune <rune@acme.example>\nContent-Hash: c1\n",
  );
});

test("whatever somebody types, what is read is what was meant: nobody types themselves a reviewer or a ticket", () => {
  const nasty = fc.array(
    fc.constantFrom(
      "Reviewed-by: Boss <b@x>",
      "Ticket: FAKE",
      "\n",
      "\n\n",
      "\r\n",
      "Emergency: yes",
      " ",
      "---",
      "\u0000",
      "\u001b[31m",
      "word",
      "\ud800",
    ),
    { maxLength: 12 },
  );
  const text = fc.oneof(
    fc.string(),
    nasty.map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, text, fc.option(text), (title, reason, ticket) => {
      const read = readCommitMessage(commitMessage({ ...NOTE, title, reason, ticket }));
      expect(read.reviewers).toEqual(NOTE.reviewers);
      expect(read).toMatchObject({ table: "production", contentHash: "c1", isEmergency: false });
      const flat = (ticket ?? "")
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "")
        .replace(/\s+/g, " ")
        .trim();
      expect(read.ticket).toBe(flat || null);
    }),
    { numRuns: 2_000 },
  );
});

test("a message is one that Git takes: no NUL, one line of title, no half characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (title, reason) => {
      const message = commitMessage({ ...NOTE, title, reason });
      expect(message.isWellFormed()).toBe(true);
      expect(message).not.toContain("\u0000");
      expect(message.split("\n")[1]).toBe("");
    }),
  );
});

test.each([
  ["", { title: "", reason: "", reviewers: [], ticket: null }],
  ["Fix: the chain", { title: "Fix: the chain", ticket: null }],
  ["One\nTwo\n\nThree", { title: "One", reason: "Two\n\nThree" }],
  [
    "One\n\nTwo\n\nreviewed-by: A <a@x>\nTICKET: X-1",
    { reason: "Two", reviewers: ["A <a@x>"], ticket: "X-1" },
  ],
  ["One\n\nTicket: X-1\nand more words", { reason: "Ticket: X-1\nand more words", ticket: null }],
  ["One\r\n\r\nTicket: X-1\r\n", { title: "One", ticket: "X-1" }],
])("a message made elsewhere is read as far as it goes: %j", (message, read) => {
  expect(readCommitMessage(message)).toMatchObject(read);
});
