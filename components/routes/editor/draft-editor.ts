import type { RouteDraftSave, RouteDraftWire } from "@/lib/contracts/route-drafts";
import type { RouteTable } from "@/lib/core/routes/route-table";
import {
  type DraftDocument,
  readDocument,
  settledDocument,
  tableFault,
  withTable,
  withText,
} from "./draft-document";
import {
  type DraftWords,
  type LocalCopy,
  readLocalCopy,
  removeLocalCopy,
  writeLocalCopy,
} from "./local-copy";

export type SaveState =
  | { readonly kind: "saved"; readonly at: number }
  /** Will be saved in a moment. */
  | { readonly kind: "changed" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly why: string; readonly isSignedOut: boolean };

/** Somebody saved meanwhile: nothing is saved until one text was chosen. */
export type EditConflict = {
  readonly revision: number;
  readonly text: string;
  readonly savedBy: string;
  readonly savedAt: number;
  /** The text from which both began. */
  readonly from: string;
};

export type EditorSnapshot = {
  readonly document: DraftDocument;
  readonly words: DraftWords;
  readonly save: SaveState;
  readonly conflict: EditConflict | null;
  /** Why the last edit of the form was not taken. */
  readonly refused: string | null;
  /** Something to know that happened by itself. */
  readonly notice: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** This browser keeps a copy of what is not saved yet. */
  readonly isKept: boolean;
};

/** Why a save did not happen. */
export type SaveFault =
  | { readonly kind: "conflict"; readonly current: Omit<EditConflict, "from"> }
  | {
      readonly kind: "failed";
      readonly why: string;
      readonly isSignedOut: boolean;
      /** The same may succeed later. */
      readonly mayPass: boolean;
    };

export type EditorPorts = {
  readonly save: (body: RouteDraftSave) => Promise<RouteDraftWire>;
  readonly faultOf: (error: unknown) => Promise<SaveFault>;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly copyKey: string;
  readonly onSaved: (draft: RouteDraftWire) => void;
};

/** After the last edit. A copy in the browser is written with each. */
const SETTLE_MS = 250;
const SAVE_MS = 1_000;
const RETRY_MS = 5_000;
const MOST_STEPS = 100;

type Stored = { readonly revision: number; readonly text: string; readonly words: DraftWords };

/**
 * What is being edited, what the server has of it, and what this browser keeps until the server has it. A store of its own, because saving outlives
 * any one rendering.
 */
export class DraftEditor {
  #ports: EditorPorts;
  #stored: Stored;
  #snapshot: EditorSnapshot;
  #past: DraftDocument[] = [];
  #future: DraftDocument[] = [];
  #listeners = new Set<() => void>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #inFlight: Promise<void> | null = null;

  constructor(draft: RouteDraftWire, ports: EditorPorts) {
    this.#ports = ports;
    this.#stored = storedOf(draft);
    this.#snapshot = {
      ...{ document: readDocument(draft.text), words: this.#stored.words },
      save: { kind: "saved", at: draft.savedAt },
      ...{ conflict: null, refused: null, notice: null },
      ...{ canUndo: false, canRedo: false, isKept: true },
    };
    const copy = readLocalCopy(ports.storage, ports.copyKey);
    if (copy !== null) this.#restore(draft, copy);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): EditorSnapshot => this.#snapshot;

  /** An edit of the form. One that no text could say is refused, and said. */
  editForm = (edit: (table: RouteTable) => RouteTable): void => {
    const settled = this.#read();
    if (settled.table === null) return;
    const table = edit(settled.table);
    if (table === settled.table) return;
    const fault = tableFault(table, settled.table);
    if (fault === null) this.#change(withTable(settled, table));
    else this.#set({ refused: fault });
  };

  typeText = (text: string): void => {
    if (text !== this.#snapshot.document.text)
      this.#change(withText(this.#snapshot.document, text));
  };

  setWords = (words: Partial<DraftWords>): void => {
    this.#set({ words: { ...this.#snapshot.words, ...words }, notice: null });
    this.#changed();
  };

  undo = (): void => this.#step(this.#past, this.#future);
  redo = (): void => this.#step(this.#future, this.#past);

  /** Brings text and form together now; before one is looked at. */
  settle = (): void => {
    clearTimeout(this.#settling);
    const document = settledDocument(this.#snapshot.document);
    if (document !== this.#snapshot.document) this.#set({ document });
  };

  /** Saves what is not saved; answers whether all is. */
  saveNow = async (): Promise<boolean> => {
    clearTimeout(this.#pending);
    if (this.#inFlight !== null) await this.#inFlight;
    if (this.#snapshot.conflict !== null) return false;
    this.settle();
    const body = this.#unsaved();
    if (body === null) {
      this.#clean(this.#snapshot.save.kind === "saved" ? this.#snapshot.save.at : Date.now());
      return true;
    }
    this.#set({ save: { kind: "saving" } });
    this.#inFlight = this.#send(body).finally(() => {
      this.#inFlight = null;
    });
    await this.#inFlight;
    return this.#snapshot.save.kind === "saved";
  };

  /** The newest that the server has: taken where nothing is unsaved here, else both are shown. */
  meet = (draft: RouteDraftWire): void => {
    if (this.#inFlight !== null || draft.revision <= this.#stored.revision) return;
    if (this.#snapshot.conflict !== null) return;
    const newest = storedOf(draft);
    const text = this.#text();
    const isMine = text === this.#stored.text;
    if (newest.text !== this.#stored.text && !isMine && newest.text !== text) {
      this.#meetConflict({ ...draft, from: this.#stored.text });
      return;
    }
    const words = mergedWords(this.#stored.words, this.#snapshot.words, newest.words);
    const isSame = newest.text === this.#stored.text;
    this.#stored = newest;
    this.#set({ words });
    if (!isSame && isMine) {
      this.#remember(readDocument(newest.text));
      this.#set({ notice: `${draft.savedBy} saved revision ${draft.revision}: it is shown here.` });
    }
    if (this.#unsaved() === null) this.#clean(draft.savedAt);
  };

  /** Ends a conflict with this text: mine, theirs or both brought together. It is saved over theirs. */
  resolve = (text: string): void => {
    const { conflict } = this.#snapshot;
    if (conflict === null) return;
    this.#stored = { ...this.#stored, revision: conflict.revision, text: conflict.text };
    this.#set({ conflict: null });
    if (text !== this.#text()) this.#remember(readDocument(text));
    this.#changed();
  };

  /** Begins to save: what was restored is not saved yet. */
  start = (): void => {
    const { save, conflict } = this.#snapshot;
    if (save.kind !== "changed" || conflict !== null) return;
    this.#pending = setTimeout(() => void this.saveNow(), SAVE_MS);
  };

  /** Stops timers; what is not saved stays in the copy. */
  stop = (): void => {
    clearTimeout(this.#settling);
    clearTimeout(this.#pending);
  };

  #restore(draft: RouteDraftWire, copy: LocalCopy): void {
    const document =
      copy.table === null
        ? readDocument(copy.text)
        : settledDocument(withTable(readDocument(copy.text), copy.table));
    const isSame =
      document.text === draft.text && JSON.stringify(copy.words) === JSON.stringify(wordsOf(draft));
    if (isSame) {
      removeLocalCopy(this.#ports.storage, this.#ports.copyKey);
      return;
    }
    this.#past.push(this.#snapshot.document);
    this.#snapshot = { ...this.#snapshot, document, words: copy.words, canUndo: true };
    if (copy.revision < draft.revision && copy.from !== draft.text) {
      this.#snapshot = { ...this.#snapshot, conflict: { ...draft, from: copy.from } };
      return;
    }
    const notice = "What was not saved when this page was left is here again.";
    this.#snapshot = { ...this.#snapshot, notice, save: { kind: "changed" } };
  }

  /** The document with the form as new as the text. */
  #read(): DraftDocument {
    const { document } = this.#snapshot;
    return document.lag === "table" ? settledDocument(document) : document;
  }

  #text(): string {
    return settledDocument(this.#snapshot.document).text;
  }

  #change(document: DraftDocument): void {
    this.#remember(document);
    this.#changed();
  }

  #remember(document: DraftDocument): void {
    this.#past.push(this.#snapshot.document);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    this.#future = [];
    this.#set({ document, refused: null, notice: null, ...this.#steps() });
  }

  #step(from: DraftDocument[], to: DraftDocument[]): void {
    const document = from.pop();
    if (document === undefined) return;
    to.push(this.#snapshot.document);
    this.#set({ document, refused: null, notice: null, ...this.#steps() });
    this.#changed();
  }

  #steps() {
    return { canUndo: this.#past.length > 0, canRedo: this.#future.length > 0 };
  }

  #changed(): void {
    const { document, words, conflict } = this.#snapshot;
    const { revision, text: from } = this.#stored;
    const table = document.lag === "text" ? document.table : null;
    const copy = { revision, from, text: document.text, table, words };
    const isKept = writeLocalCopy(this.#ports.storage, this.#ports.copyKey, copy);
    clearTimeout(this.#settling);
    clearTimeout(this.#pending);
    this.#settling = setTimeout(this.settle, SETTLE_MS);
    if (conflict === null) this.#pending = setTimeout(() => void this.saveNow(), SAVE_MS);
    this.#set({ isKept, save: { kind: "changed" } });
  }

  /** Only what differs, so that a title of somebody else is not overwritten by an edit of the text. */
  #unsaved(): RouteDraftSave | null {
    const text = this.#text();
    const { words } = this.#snapshot;
    const body: RouteDraftSave = { revision: this.#stored.revision };
    if (text !== this.#stored.text) body.text = text;
    if (words.title !== this.#stored.words.title) body.title = words.title;
    if (words.reason !== this.#stored.words.reason) body.reason = words.reason;
    if (words.ticket !== this.#stored.words.ticket) body.ticket = words.ticket;
    return Object.keys(body).length === 1 ? null : body;
  }

  async #send(body: RouteDraftSave): Promise<void> {
    try {
      const draft = await this.#ports.save(body);
      const { words } = this.#snapshot;
      const before = this.#stored.words;
      this.#stored = storedOf(draft);
      const sent = {
        title: body.title ?? before.title,
        reason: body.reason ?? before.reason,
        ticket: body.ticket === undefined ? before.ticket : body.ticket,
      };
      this.#set({ words: mergedWords(sent, words, this.#stored.words) });
      this.#ports.onSaved(draft);
      if (this.#unsaved() === null) this.#clean(draft.savedAt);
      else this.#changed();
    } catch (error) {
      const fault = await this.#ports.faultOf(error);
      if (fault.kind === "conflict") {
        if (body.text === undefined && fault.current.text === this.#stored.text) {
          // Only words: theirs and ours do not touch the same text.
          this.#stored = { ...this.#stored, revision: fault.current.revision };
          this.#changed();
        } else this.#meetConflict({ ...fault.current, from: this.#stored.text });
        return;
      }
      const { why, isSignedOut, mayPass } = fault;
      this.#set({ save: { kind: "failed", why, isSignedOut } });
      if (mayPass) this.#pending = setTimeout(() => void this.saveNow(), RETRY_MS);
    }
  }

  #meetConflict({ revision, text, savedBy, savedAt, from }: EditConflict): void {
    clearTimeout(this.#pending);
    this.settle();
    const conflict = { revision, text, savedBy, savedAt, from };
    this.#set({ conflict, save: { kind: "changed" } });
  }

  #clean(at: number): void {
    removeLocalCopy(this.#ports.storage, this.#ports.copyKey);
    this.#set({ save: { kind: "saved", at } });
  }

  #set(part: Partial<EditorSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function storedOf(draft: RouteDraftWire): Stored {
  return { revision: draft.revision, text: draft.text, words: wordsOf(draft) };
}

function wordsOf({ title, reason, ticket }: DraftWords): DraftWords {
  return { title, reason, ticket };
}

/** Each word that was not touched here is theirs. */
function mergedWords(before: DraftWords, ours: DraftWords, theirs: DraftWords): DraftWords {
  return {
    title: ours.title === before.title ? theirs.title : ours.title,
    reason: ours.reason === before.reason ? theirs.reason : ours.reason,
    ticket: ours.ticket === before.ticket ? theirs.ticket : ours.ticket,
  };
}
