import { groupsOfDay } from "@/db/events/store/all-groups";
import { arrivalOf } from "@/db/events/store/arrivals-codec";
import {
  type AttemptRow,
  atOf,
  attemptRow,
  groupOf,
  idsOf,
  lineOf,
  sameRow,
} from "@/db/events/store/attempt-row";
import { type Day, dayOf } from "@/db/events/store/day-tables";
import {
  type Component,
  componentOf,
  NodeLoader,
  nodeKey,
} from "@/db/events/store/evidence-component";
import { groupsOver } from "@/db/events/store/groups-over";
import type { GroupContext, GroupLine, GroupNode } from "@/db/events/store/load-group";
import { lookupTimes } from "@/db/events/store/lookup-times";
import type { GroupDay } from "@/db/events/store/loose-calls";
import { type RequestRow, requestLine, requestRow } from "@/db/events/store/request-row";
import { type SourceRow, sourceById } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import { type AssembledRequest, assembleRequests } from "@/lib/core/request/assemble-requests";
import type { Request } from "@/lib/core/request/request";
import type { Sourced } from "@/lib/core/store/event-store";
import type { AttemptTables } from "./attempt-tables";
import type { RequestTables } from "./request-tables";
import type { StoreCache } from "./store-cache";
import { writeLinks } from "./write-links";
import { writeLooseCalls } from "./write-loose-calls";

/** The line that an attempt is known by, and the group that it is in. */
type Holder = { readonly node: GroupNode; readonly line: GroupLine };

/** Pure, and independent of the order of its input; each attempt carries the line that tells most of it. */
export type Assemble = (evidence: readonly Sourced<Evidence>[]) => Sourced<Attempt>[];

/** Keeps the attempts and requests of a group of evidence equal to what `assemble` makes of all of it. */
export class Reassembler {
  readonly #sources = new Map<number, SourceRow>();
  readonly #context: GroupContext;

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
    private readonly tables: AttemptTables,
    private readonly requests: RequestTables,
    private readonly assemble: Assemble,
  ) {
    this.#context = {
      db,
      names: cache.names,
      hasEvidence: (day) => cache.hasEvidence(day),
      gatewayOf: (source) => cache.names.textOf(this.#source(source).gateway) ?? "",
    };
  }

  /**
   * Puts the attempts of groups that got new evidence together again, and those of groups whose join by
   * time may have changed with them.
   */
  reassemble(touched: readonly GroupDay[]): void {
    const loader = new NodeLoader(this.#context);
    const nodes = touched.map((group) => loader.node(group));
    loader.noteLooseCalls();
    for (const node of nodes) writeLooseCalls(loader, this.cache.names, node);
    const near = nodes.flatMap((node) => loader.near(node));
    const nearby = near.flatMap((group) => loader.near(loader.node(group)));

    const done = new Set<string>();
    for (const group of [...touched, ...near, ...nearby]) {
      if (done.has(nodeKey(loader.node(group)))) continue;
      const component = componentOf(loader, group);
      for (const node of component.nodes) done.add(nodeKey(node));
      this.#settle(component);
    }
  }

  /** Puts every group with evidence on `day` together again, and the joins between them. */
  reassembleDay(day: Day): void {
    writeLinks(this.#context, day);
    const groups = groupsOfDay(this.db, this.#context, day);
    this.reassemble([...groups].map((group) => ({ group, day })));
  }

  /** The evidence up to the end of a day of all requests that go on after it. */
  unfinished(day: Day): GroupLine[] {
    const loader = new NodeLoader(this.#context);
    const lines = new Map<string, GroupLine>();
    for (const group of groupsOver(this.#context, day)) {
      for (const line of componentOf(loader, group).lines) {
        if (dayOf(line.value.at) > day) continue;
        lines.set(`${line.source} ${line.value.at} ${line.lineId}`, line);
      }
    }
    return [...lines.values()];
  }

  forget(): void {
    this.#sources.clear();
  }

  #settle(component: Component): void {
    const holders = new Map<string, Holder>();
    for (const node of component.nodes) {
      for (const line of node.lines) holders.set(`${line.value.at} ${line.lineId}`, { node, line });
    }
    const assembled = this.assemble(component.lines);
    this.#settleRequests(component, assembled, holders);
    const wanted = assembled
      .filter(({ value }) => this.cache.dayState(dayOf(value.at)) !== "dropped")
      .map((attempt) => this.#row(attempt, holders.get(`${attempt.value.at} ${attempt.lineId}`)));
    const stored = this.#stored(component);
    const changed = wanted.filter((row) => {
      const before = stored.get(rowKey(row));
      if (before === undefined || !sameRow(before, row)) return true;
      stored.delete(rowKey(row));
      return false;
    });
    for (const row of stored.values()) this.tables.remove(row);
    for (const row of changed) this.tables.add(row, idsOf(row));
  }

  #row(attempt: Sourced<Attempt>, holder: Holder | undefined): AttemptRow {
    if (holder === undefined) {
      throw new Error("An attempt was put together that its evidence does not hold.");
    }
    const { value } = attempt;
    const { node, line } = holder;
    const source = this.#source(line.source);
    const slice = this.cache.sliceOf(source, value);
    return attemptRow(attempt, slice, source.id, node.hash, this.cache.names);
  }

  #settleRequests(
    component: Component,
    attempts: readonly Sourced<Attempt>[],
    holders: ReadonlyMap<string, Holder>,
  ): void {
    const wanted = assembleRequests(component.lines, attempts).flatMap((request) => {
      const last = request.lines.at(-1);
      if (last === undefined || this.cache.dayState(dayOf(last.value.at)) === "dropped") return [];
      return [this.#requestRow(request, last, holders)];
    });
    this.requests.replace(this.#storedRequests(component), wanted);
  }

  #requestRow(
    { request, lines, attempts }: AssembledRequest<GroupLine>,
    last: GroupLine,
    holders: ReadonlyMap<string, Holder>,
  ): RequestRow {
    const holder = holders.get(`${last.value.at} ${last.lineId}`);
    if (holder === undefined) throw new Error("A request has a line that its evidence lacks.");
    return requestRow(
      {
        request,
        place: this.#source(last.source),
        lineId: last.lineId,
        attempts: attempts.map((attempt) =>
          arrivalOf(this.#row(attempt, holders.get(`${attempt.value.at} ${attempt.lineId}`))),
        ),
        others: otherIds(request, lines),
        group: holder.node.hash,
        tuple: false,
      },
      this.cache.requestKinds,
      this.cache.names,
    );
  }

  /** The requests that earlier evidence of the component gave. */
  #storedRequests({ nodes, lines }: Component): RequestRow[] {
    const own = new Set(lines.map((line) => line.lineId));
    const rows: RequestRow[] = [];
    for (const { hash, first, last } of nodes) {
      for (let day = first; day <= last; day++) {
        if (this.cache.dayState(day) !== "open") continue;
        const found = this.requests.rowsOf(hash, day);
        rows.push(...found.filter((row) => own.has(requestLine(row))));
      }
    }
    return rows;
  }

  /** The attempts that earlier evidence of the component gave. */
  #stored({ nodes, lines }: Component): Map<string, AttemptRow> {
    const own = new Set(lines.map((line) => line.lineId));
    const rows = new Map<string, AttemptRow>();
    for (const { hash, first, last } of nodes) {
      for (let day = first; day <= last; day++) {
        if (this.cache.dayState(day) !== "open") continue;
        for (const at of lookupTimes(this.db, "group", String(hash), day)) {
          for (const row of this.tables.rowsAt(at)) {
            if (groupOf(row) === hash && own.has(lineOf(row))) rows.set(rowKey(row), row);
          }
        }
      }
    }
    return rows;
  }

  #source(id: number): SourceRow {
    let source = this.#sources.get(id);
    if (source === undefined) {
      source = sourceById(this.db, id);
      this.#sources.set(id, source);
    }
    return source;
  }
}

/** Ids of a request's calls and of its other traces. A timeline names its calls by their run. */
function otherIds({ traceId }: Request, lines: readonly GroupLine[]): string[] {
  const ids = new Set<string>();
  for (const { value } of lines) {
    if (value.traceId !== null && value.traceId !== traceId) ids.add(value.traceId);
    if (value.kind === "call_recorded" && value.by === "span" && value.callId !== null) {
      ids.add(value.callId);
    }
  }
  return [...ids].sort();
}

function rowKey(row: AttemptRow): string {
  return `${atOf(row)} ${lineOf(row)}`;
}
