import { expect, test } from "vitest";
import { COMMON_WORDS } from "./common-words";
import { passwordFault } from "./password-fault";

const MIA = ["mia.berg@acme-ops.example", "Mia Berg"];

test.each([
  ...["password1234", "Password1234!", "P@ssw0rd2026!", "passwordpassword", "qwertyuiop123"],
  ...["123456789012", "111111111111", "aaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijkl", "0987654321098"],
  ...["Summer2026!!!", "Liverpool2019", "iloveyou12345", "letmeinletmein", "Welcome12345"],
  ...["1qaz2wsx3edc", "q1w2e3r4t5y6", "qwertyqwerty", "zxcvbnmasdfg", "administrator"],
  ...["trustno1trustno1", "DragonMonkey1", "football2025", "superman1234567", "baseball!!!!"],
  ...["signalbox2026", "Signalbox1234", "openclawgateway", "S1gnalb0x!!!", "adminadmin123"],
])("%s is what guessing programs try first", (password) => {
  expect(passwordFault(password, MIA)).toBe("too_common");
});

test("every password that was leaked often and is long enough is refused", () => {
  const long = COMMON_WORDS.filter(({ length }) => length >= 12);
  expect(long.length).toBeGreaterThan(200);
  expect(long.filter((word) => passwordFault(word, MIA) !== "too_common")).toEqual([]);
  const loud = long.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}1!`);
  expect(loud.filter((word) => passwordFault(word, MIA) === null)).toEqual([]);
});

test.each(["MiaBergMiaBerg", "mia.berg2026!", "acme-ops1234", "BergMia123456"])(
  "%s is made of what is known of its owner",
  (password) => {
    expect(passwordFault(password, MIA)).toBe("too_common");
    expect(passwordFault(password, [])).not.toBe("own_email");
  },
);

test("the e-mail address is no password, in whatever letters", () => {
  expect(passwordFault("Mia.Berg@acme-ops.example", MIA)).toBe("own_email");
});

test.each([
  ...["correct horse battery staple", "violet tractor humming orbit", "gK7#wq2mVz9p"],
  ...[
    "ein Zug nach Osnabrück um 7",
    "x9fjq0vnd8sl2",
    "пароль от старого сарая",
    "漢字漢字の長い合言葉です",
  ],
  ...["Rosa kauft dienstags Quark!", "nine purple lanterns drift"],
])("%s is taken", (password) => {
  expect(passwordFault(password, MIA)).toBeNull();
});

test("length counts characters, not their bytes or halves", () => {
  expect(passwordFault("🦉🐙🦊🐝🦔🐢🦜🐳🦀🐘🦩", [])).toBe("too_short");
  expect(passwordFault("🦉🐙🦊🐝🦔🐢🦜🐳🦀🐘🦩🐞", [])).toBeNull();
  expect(passwordFault("gK7#wq2mVz9", [])).toBe("too_short");
  expect(passwordFault("gK7#wq2mVz9p".repeat(22), [])).toBe("too_long");
});

test("no kind of character is asked for: a long one of small letters is taken", () => {
  expect(passwordFault("wirbelnagtquarzfjord", [])).toBeNull();
});
