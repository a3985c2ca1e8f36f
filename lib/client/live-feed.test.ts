import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeWorld, liveNews, pulse } from "@/tests/live/fake-world";
import { LiveFeed } from "./live-feed";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 3) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function settle() {
  await vi.advanceTimersByTimeAsync(0);
}

async function opened() {
  const world = new FakeWorld();
  const feed = new LiveFeed(world);
  const disconnect = feed.connect();
  await vi.waitFor(() => expect(world.sources).toHaveLength(1));
  return { world, feed, disconnect };
}

test("one stream serves all who listen, and is closed with the last of them", async () => {
  const { world, feed, disconnect } = await opened();
  const another = feed.connect();
  disconnect();
  disconnect();
  expect(world.current).toHaveLength(1);
  another();
  expect(world.current).toHaveLength(0);
  expect(feed.state().connection).toBe("off");
  expect([world.watchesTab, vi.getTimerCount()]).toEqual([false, 0]);
});

test("it counts as open when something was heard, and not before", async () => {
  const { world, feed } = await opened();
  expect(feed.state().connection).toBe("connecting");
  world.last.say("pulse", pulse({ version: "7" }));
  expect(feed.state()).toMatchObject({ connection: "open", pulse: { version: "7" } });
});

test("a lost stream is opened again, waiting longer every time until something is heard", async () => {
  const { world, feed } = await opened();
  const waits: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    world.last.fail();
    expect(feed.state().connection).toBe("lost");
    const since = Date.now();
    const before = world.sources.length;
    while (world.sources.length === before) await vi.advanceTimersByTimeAsync(250);
    waits.push(Date.now() - since);
  }
  expect(waits[0]).toBeLessThan(2_000);
  expect(Math.max(...waits)).toBeLessThan(45_000);
  expect(waits.at(-1)).toBeGreaterThan(20_000);
  world.last.say("beat", { asOf: 5 });
  world.last.fail();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(world.current).toHaveLength(1);
});

test("silence is loss: a stream that stopped without saying so is not taken for quiet", async () => {
  const { world, feed } = await opened();
  world.last.say("pulse", pulse());
  await vi.advanceTimersByTimeAsync(20_000);
  world.last.say("beat", { asOf: 5 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(feed.state()).toMatchObject({ connection: "open", asOf: 5 });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(feed.state().connection).toBe("lost");
});

test("a hidden tab takes no place at the server, and goes on where it left off", async () => {
  const { world, feed } = await opened();
  const heard = vi.fn();
  feed.watchAttempts({ provider: ["a", ""] }, heard);
  await vi.waitFor(() => expect(world.sources).toHaveLength(2));
  expect(world.last.url).toBe("/api/v1/live?attempts=1&provider=a&provider=");
  world.last.say("attempts", liveNews(), "live-7");
  world.hide(true);
  expect(world.current).toHaveLength(0);
  world.hide(false);
  await settle();
  expect(world.last.url).toBe("/api/v1/live?attempts=1&after=live-7&provider=a&provider=");
  expect(heard).toHaveBeenCalledTimes(1);
});

test("other filters start anew, and without a watcher attempts are not asked for", async () => {
  const { world, feed } = await opened();
  const stop = feed.watchAttempts({ provider: ["a"] }, () => {});
  await settle();
  world.last.say("attempts", liveNews(), "live-7");
  stop();
  await settle();
  expect(world.last.url).toBe("/api/v1/live");
  feed.watchAttempts({ provider: ["b"] }, () => {});
  await settle();
  expect(world.last.url).toBe("/api/v1/live?attempts=1&provider=b");
  expect(world.current).toHaveLength(1);
});

test("what an earlier stream still says is not heard", async () => {
  const { world, feed } = await opened();
  const first = world.last;
  feed.watchAttempts({}, () => {});
  first.say("pulse", pulse({ version: "old" }));
  expect(feed.state().pulse).toBeNull();
});

test("an event of another shape is no news: the intervals take over", async () => {
  const { world, feed } = await opened();
  world.last.say("pulse", { version: 3 });
  expect(feed.state().connection).toBe("lost");
});
