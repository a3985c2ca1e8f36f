import { groupsOfDay } from "@/db/events/store/all-groups";
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
import type { GroupContext, GroupNode } from "@/db/events/store/load-group";
import { lookupTimes } from "@/db/events/store/lookup-times";
import { type GroupDay, joinedOver } from "@/db/events/store/loose-calls";
import { type SourceRow, sourceById } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Attempt } from "@/lib/core/attempt/attempt";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import type { EpochMs } from "@/lib/core/time/range";
import type { AttemptTables } from "./attempt-tables";
import type { StoreCache } from "./store-cache";
import { writeLinks } from "./write-links";
import { writeLooseCalls } from "./write-loose-calls";

/** Pure, and independent of the order of its input; each attempt carries the line that tells most of it. */
export type Assemble = (evidence: readonly Sourced<Evidence>[]) => Sourced<Attempt>[];

/** Keeps the attempts of a group of evidence equal to what `assemble` makes of all of it. */
export class Reassembler {
  readonly #sources = new Map<number, SourceRow>();
  readonly #context: GroupContext;

  constructor(
    private readonly db: Sqlite,
    private readonly cache: StoreCache,
    private readonly tables: AttemptTables,
    private readonly assemble: Assemble,
  ) {
    this.#context = {
      db,
      names: cache.names,
      hasDay: (day) => cache.dayState(day) === "open",
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

  /** The groups at or after a midnight that time may have joined to something before it. */
  joinedOver(midnight: EpochMs): GroupDay[] {
    return joinedOver(this.#context, midnight);
  }

  forget(): void {
    this.#sources.clear();
  }

  #settle(component: Component): void {
    const nodeOf = new Map(
      component.nodes.flatMap((node) => node.lines.map((line) => [line.lineId, node])),
    );
    const wanted = this.assemble(component.lines)
      .filter(({ value }) => this.cache.dayState(dayOf(value.at)) !== "dropped")
      .map((attempt) => this.#row(attempt, nodeOf.get(attempt.lineId)));
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

  #row(attempt: Sourced<Attempt>, node: GroupNode | undefined): AttemptRow {
    const { value, lineId } = attempt;
    const line = node?.lines.find((candidate) => candidate.lineId === lineId);
    const day = dayOf(value.at);
    if (node === undefined || line === undefined || day < node.first || day > node.last) {
      throw new Error("An attempt was put together that its evidence does not hold.");
    }
    const source = this.#source(line.source);
    const { names, slices } = this.cache;
    const slice = slices.wide(
      source.gateway,
      value.region == null ? source.region : names.idOf(value.region),
      value.runtime == null ? source.runtime : names.idOf(value.runtime),
      names.idOf(value.provider),
      names.idOf(value.model),
      names.idOf(value.keyId),
    );
    return attemptRow(attempt, slice, source.id, node.hash, names);
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

function rowKey(row: AttemptRow): string {
  return `${atOf(row)} ${lineOf(row)}`;
}
