import {
  type GroupContext,
  type GroupLine,
  type GroupNode,
  groupNode,
  linkedGroups,
} from "./load-group";
import { canJoinByTime, type GroupDay, kinByTime, runByTime, tracesByTime } from "./loose-calls";

/**
 * Everything that is known of one request: the lines of its trace, the records of its run, and what else
 * names one of them. Joined by ids where a line names both; where none does (the line that would is yet
 * to come, or its Gateway was killed), by the time and model of a call that both tell of.
 */
export type Component = {
  readonly nodes: readonly GroupNode[];
  /** Ordered by time and line. */
  readonly lines: readonly GroupLine[];
};

/** Loads nodes, and remembers them for as long as nothing is written. */
export class NodeLoader {
  readonly #nodes = new Map<string, GroupNode>();
  readonly #linked = new Map<GroupNode, readonly GroupDay[]>();
  #joinsByTime = false;

  constructor(readonly context: GroupContext) {}

  /**
   * Asks now whether anything can be joined by time. What could be joined before a change may have to be
   * parted after it, so whoever changes loose calls asks first.
   */
  noteLooseCalls(): void {
    this.#canJoinByTime();
  }

  node({ group, day }: GroupDay): GroupNode {
    const key = `${day} ${group}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = groupNode(this.context, group, day);
    this.#nodes.set(key, node);
    return node;
  }

  /** The groups that ids join to a node. */
  linked(node: GroupNode): readonly GroupDay[] {
    const known = this.#linked.get(node);
    if (known !== undefined) return known;
    const linked = linkedGroups(this.context, node);
    this.#linked.set(node, linked);
    return linked;
  }

  /** All groups whose join by time may depend on a node. */
  near(node: GroupNode): readonly GroupDay[] {
    return this.#canJoinByTime() ? kinByTime(this.context, node) : [];
  }

  /** The groups that time joins to a node which no id joins to any. */
  joinedByTime(node: GroupNode): readonly GroupDay[] {
    if (!this.#canJoinByTime()) return [];
    const run = runByTime(this.context, node);
    if (run !== null) return [run];
    return tracesByTime(this.context, node).filter(
      (trace) => runByTime(this.context, this.node(trace))?.group === node.group,
    );
  }

  #canJoinByTime(): boolean {
    this.#joinsByTime ||= canJoinByTime(this.context.db);
    return this.#joinsByTime;
  }
}

/** The component that a group is part of on a day. */
export function componentOf(loader: NodeLoader, start: GroupDay): Component {
  const nodes = new Map<string, GroupNode>();
  const open: GroupDay[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = loader.node(next);
    if (nodes.has(nodeKey(node))) continue;
    nodes.set(nodeKey(node), node);
    const linked = loader.linked(node);
    open.push(...(linked.length > 0 ? linked : loader.joinedByTime(node)));
  }
  const lines = [...nodes.values()].flatMap((node) => node.lines);
  lines.sort((a, b) => a.value.at - b.value.at || a.lineId - b.lineId);
  return { nodes: [...nodes.values()], lines };
}

/** The same for the same group in the same days, from whichever of them it was loaded. */
export function nodeKey({ group, first, lines }: GroupNode): string {
  const line = lines[0];
  return `${group}\u0000${line === undefined ? first : `${line.value.at} ${line.lineId}`}`;
}
