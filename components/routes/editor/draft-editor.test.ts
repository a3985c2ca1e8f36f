import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RouteDraftSave, RouteDraftWire } from "@/lib/contracts/route-drafts";
import { DraftEditor, type EditorPorts, type SaveFault } from "./draft-editor";
import { withScenario } from "./edit-scenario";

const TEXT = `# Who gets what
scenarios:
  default: # everybody
    primary: a/one
    fallbacks: [b/two]
`;

const MINUTE = 60_000;

/** A server of one draft that takes saves as the real one does: by revision. */
class Desk {
  draft: RouteDraftWire;
  saves: RouteDraftSave[] = [];
  isDown = false;

  constructor() {
    const words = { title: "T", reason: "", ticket: null };
    const fields = { id: "d", revision: 1, text: TEXT, savedAt: 0, savedBy: "Edda", ...words };
    this.draft = fields as unknown as RouteDraftWire;
  }

  save = async (body: RouteDraftSave): Promise<RouteDraftWire> => {
    if (this.isDown) throw new Error("Nobody answers.");
    this.saves.push(body);
    const { revision, ...edit } = body;
    if (revision !== this.draft.revision) throw new Error("meanwhile");
    this.draft = { ...this.draft, ...edit, revision: revision + 1 } as RouteDraftWire;
    return this.draft;
  };

  faultOf = async (error: unknown): Promise<SaveFault> =>
    (error as Error).message === "meanwhile"
      ? { kind: "conflict", current: this.draft }
      : { kind: "failed", why: "Nobody answers.", isSignedOut: false, mayPass: true };

  another(text: string): void {
    this.draft = { ...this.draft, text, revision: this.draft.revision + 1, savedBy: "Rune" };
  }
}

let desk: Desk;
let kept: Map<string, string>;
let ports: EditorPorts;

beforeEach(() => {
  vi.useFakeTimers();
  desk = new Desk();
  kept = new Map();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const { save, faultOf } = desk;
  ports = { save, faultOf, storage, copyKey: "copy", onSaved: () => {} };
});

afterEach(() => {
  vi.useRealTimers();
});

function open(): DraftEditor {
  const editor = new DraftEditor(desk.draft, ports);
  editor.start();
  return editor;
}

const rest = () => vi.advanceTimersByTimeAsync(MINUTE);

function strict(editor: DraftEditor): void {
  editor.editForm((table) => withScenario(table, "agent:ops", { primary: "c/x", fallbacks: [] }));
}

test("an edit of the form is saved by itself, and the comments of the text stay", async () => {
  const editor = open();
  strict(editor);
  expect(editor.snapshot().save.kind).toBe("changed");
  await rest();
  expect(editor.snapshot().save.kind).toBe("saved");
  expect(desk.draft.text).toContain("# Who gets what");
  expect(desk.draft.text).toContain("default: # everybody");
  expect(desk.draft.text).toContain("agent:ops");
  expect(kept.size).toBe(0);
});

test("many edits in a row are one save", async () => {
  const editor = open();
  for (const letter of ["a", "b", "c"])
    editor.typeText(`${editor.snapshot().document.text}# ${letter}\n`);
  await rest();
  expect(desk.saves).toHaveLength(1);
  expect(desk.draft.text.endsWith("# a\n# b\n# c\n")).toBe(true);
});

test("a page that is left before anything was saved has all of it again", async () => {
  const editor = open();
  strict(editor);
  editor.setWords({ reason: "Ops asked." });
  editor.stop();
  const again = open();
  const { document, words, notice, save } = again.snapshot();
  expect(document.table?.scenarios["agent:ops"]?.fallbacks).toEqual([]);
  expect(document.text).toContain("# Who gets what");
  expect(words.reason).toBe("Ops asked.");
  expect(notice).toMatch(/not saved/);
  expect(save.kind).toBe("changed");
  await rest();
  expect(desk.draft.text).toContain("agent:ops");
  expect(desk.draft.reason).toBe("Ops asked.");
});

test("what a server that is down did not take is taken when it is up again", async () => {
  const editor = open();
  desk.isDown = true;
  editor.typeText(`${TEXT}# more\n`);
  await rest();
  expect(editor.snapshot().save).toMatchObject({ kind: "failed", why: "Nobody answers." });
  expect(kept.size).toBe(1);
  desk.isDown = false;
  await rest();
  expect(editor.snapshot().save.kind).toBe("saved");
  expect(desk.draft.text).toBe(`${TEXT}# more\n`);
});

test("a text that cannot be read is saved too, and the form waits for it", async () => {
  const editor = open();
  editor.typeText("scenarios: [");
  await rest();
  expect(desk.draft.text).toBe("scenarios: [");
  expect(editor.snapshot().document.table).toBeNull();
  expect(editor.snapshot().document.issues.length).toBeGreaterThan(0);
});

test("two who edit at once: nothing is overwritten before one of the texts is chosen", async () => {
  const editor = open();
  editor.typeText(`${TEXT}# mine\n`);
  desk.another(`${TEXT}# theirs\n`);
  await rest();
  expect(editor.snapshot().conflict).toMatchObject({ savedBy: "Rune", text: `${TEXT}# theirs\n` });
  expect(desk.draft.text).toBe(`${TEXT}# theirs\n`);
  editor.typeText(`${TEXT}# mine, more\n`);
  await rest();
  expect(desk.draft.text).toBe(`${TEXT}# theirs\n`);
  editor.resolve(editor.snapshot().document.text);
  await rest();
  expect(desk.draft.text).toBe(`${TEXT}# mine, more\n`);
  expect(editor.snapshot().conflict).toBeNull();
});

test("who takes the other text gets their own back by undo", async () => {
  const editor = open();
  editor.typeText(`${TEXT}# mine\n`);
  desk.another(`${TEXT}# theirs\n`);
  await rest();
  editor.resolve(`${TEXT}# theirs\n`);
  await rest();
  expect(editor.snapshot().save.kind).toBe("saved");
  editor.undo();
  expect(editor.snapshot().document.text).toBe(`${TEXT}# mine\n`);
});

test("a newer text is shown where nothing was edited here, and is a conflict where something was", () => {
  const editor = open();
  desk.another(`${TEXT}# theirs\n`);
  editor.meet(desk.draft);
  expect(editor.snapshot().document.text).toBe(`${TEXT}# theirs\n`);
  expect(editor.snapshot().notice).toMatch(/Rune saved/);
  editor.typeText(`${TEXT}# mine\n`);
  desk.another(`${TEXT}# theirs again\n`);
  editor.meet(desk.draft);
  expect(editor.snapshot().conflict?.text).toBe(`${TEXT}# theirs again\n`);
  expect(editor.snapshot().document.text).toBe(`${TEXT}# mine\n`);
  editor.stop();
});

test("a copy that is older than the server's text is shown beside it", () => {
  const editor = open();
  editor.typeText(`${TEXT}# mine\n`);
  editor.stop();
  desk.another(`${TEXT}# theirs\n`);
  const again = open();
  expect(again.snapshot().conflict?.text).toBe(`${TEXT}# theirs\n`);
  expect(again.snapshot().document.text).toBe(`${TEXT}# mine\n`);
});

test("the title that somebody else gave stays when only the text is edited here", async () => {
  const editor = open();
  desk.draft = { ...desk.draft, title: "Rune's title", revision: 2 };
  editor.typeText(`${TEXT}# mine\n`);
  editor.meet(desk.draft);
  await rest();
  expect(desk.draft).toMatchObject({ title: "Rune's title", text: `${TEXT}# mine\n` });
});

test("of several edits of the form in a row the text has all, with its comments", async () => {
  const editor = open();
  editor.editForm((table) => withScenario(table, "agent:a", { fallbacks: [] }));
  editor.editForm((table) => withScenario(table, "agent:b", { fallbacks: ["x/y"] }));
  editor.editForm((table) => withScenario(table, "agent:a", null));
  editor.settle();
  const { text } = editor.snapshot().document;
  expect(text).toContain("agent:b");
  expect(text).not.toContain("agent:a");
  expect(text).toContain("default: # everybody");
});

test("an edit of one scenario among others is refused where no text can say it, and so is one too many", async () => {
  const editor = open();
  editor.editForm((table) => withScenario(table, "agent:ops", { primary: "a".repeat(401) }));
  expect(editor.snapshot().refused).toMatch(/^scenarios › agent:ops › primary: /);
  const many = Array.from({ length: 5_001 }, (_, at) => [`agent:a${at}`, { fallbacks: [] }]);
  editor.editForm((table) => ({
    ...table,
    scenarios: { ...table.scenarios, ...Object.fromEntries(many) },
  }));
  expect(editor.snapshot().refused).toMatch(/^scenarios: /);
});

test("an edit that no table can say is refused, and nothing changes", async () => {
  const editor = open();
  editor.editForm((table) => withScenario(table, "default", { fallbacks: [] }));
  expect(editor.snapshot().refused).toMatch(/default needs a primary/);
  await rest();
  expect(desk.saves).toEqual([]);
});

test("undo takes back, redo does it again, and both are saved", async () => {
  const editor = open();
  strict(editor);
  await rest();
  editor.undo();
  await rest();
  expect(desk.draft.text).toBe(TEXT);
  editor.redo();
  await rest();
  expect(desk.draft.text).toContain("agent:ops");
});
