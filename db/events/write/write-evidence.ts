import { type Day, dayOf, dayTables } from "@/db/events/store/day-tables";
import { encodeEvidence } from "@/db/events/store/evidence-codec";
import { evidenceGroup, groupHash } from "@/db/events/store/evidence-group";
import type { GroupDay } from "@/db/events/store/loose-calls";
import { isNoted } from "@/db/events/store/noted";
import { prepared } from "@/db/events/store/prepared";
import type { SourceRow } from "@/db/events/store/source-row";
import type { Sqlite } from "@/db/open-store";
import type { Evidence } from "@/lib/core/attempt/evidence";
import type { Sourced } from "@/lib/core/store/event-store";
import type { Reassembler } from "./reassembler";
import type { StoreCache } from "./store-cache";
import type { WriteCounts } from "./write-counts";
import { writeLink } from "./write-links";

/**
 * Stores evidence that is new, and puts the attempts of every group that got something new together
 * again, so that the attempts are always those that the whole set of lines gives.
 */
export function writeEvidence(
  db: Sqlite,
  evidence: readonly Sourced<Evidence>[],
  source: SourceRow,
  cache: StoreCache,
  reassembler: Reassembler,
  counts: WriteCounts,
): void {
  const gateway = cache.names.textOf(source.gateway) ?? "";
  const touched = new Map<string, GroupDay>();
  const touch = (group: string, day: Day) => touched.set(`${day} ${group}`, { group, day });
  for (const { value, lineId, offset, bytes } of evidence) {
    const day = dayOf(value.at);
    if (!cache.openDay(day)) {
      counts.expired++;
      continue;
    }
    const group = evidenceGroup(gateway, value, lineId);
    const hash = groupHash(group);
    const fact = encodeEvidence(value, cache.names);
    counts.seen(value.at);
    const { changes } = prepared(
      db,
      `insert into ${dayTables(day).evidence} (trace, at, line, source, offset, bytes, fact)
       values (?, ?, ?, ?, ?, ?, ?) on conflict (trace, at, line) do nothing`,
    ).run(hash, value.at, lineId, source.id, offset, bytes, fact);
    if (changes === 0) {
      counts.duplicates++;
      continue;
    }
    counts.records++;
    if (isNoted(value.kind)) {
      prepared(
        db,
        `insert into ${dayTables(day).noted} (kind, at, line, trace) values (?, ?, ?, ?)
         on conflict (kind, at, line) do nothing`,
      ).run(cache.names.idOf(value.kind), value.at, lineId, hash);
    }
    touch(group, day);
    const linked = writeLink(db, gateway, hash, { lineId, value });
    if (linked !== null) touch(linked, day);
  }
  reassembler.reassemble([...touched.values()]);
}
