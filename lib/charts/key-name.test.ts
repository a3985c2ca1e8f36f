import { expect, test } from "vitest";
import { keyName } from "./key-name";

test("beside its provider a key is named by the rest of its profile", () => {
  expect(keyName("sha256:d237bfa2a4de", "anthropic:spare", "anthropic")).toBe("spare");
});

test("a name of another provider is said whole", () => {
  expect(keyName("sha256:d237bfa2a4de", "relay:spare", "anthropic")).toBe("relay:spare");
});

test("hashes without a name differ where the hashes do, not in the algorithm", () => {
  expect(keyName("sha256:d237bfa2a4de", null, "nova")).toBe("d237bfa2…");
  expect(keyName("team-a", null, "nova")).toBe("team-a");
});
