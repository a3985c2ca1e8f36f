import { expect, test } from "vitest";
import { guessBits } from "@/lib/core/access/guess-bits";
import { PASSWORD_LENGTH, passwordFault } from "@/lib/core/access/password-fault";
import { passwordWords } from "./password-words";

const ABOUT = ["mia@team.example", "Mia Berg"];
const said = (password: string) =>
  passwordWords(passwordFault(password, ABOUT), guessBits(password, ABOUT));

test("a password that the server would refuse is never called good", () => {
  for (const refused of ["short", "password1234", "mia@team.example", "x".repeat(257)]) {
    expect(passwordFault(refused, ABOUT)).not.toBeNull();
    expect(said(refused)).not.toMatch(/good|strong/i);
  }
});

test("four unrelated words are very strong", () => {
  expect(said("tulip quarry mosaic harbour")).toBe("Very strong.");
});

test("what is wrong says how to make it right, with the lengths of the rule", () => {
  expect(said("short")).toContain(`at least ${PASSWORD_LENGTH.least} characters`);
  expect(said("x".repeat(257))).toContain(`at most ${PASSWORD_LENGTH.most} characters`);
  expect(said("password1234")).toContain("Add words");
});
