import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeWorld, pulse } from "@/tests/live/fake-world";
import { LiveFeed } from "./live-feed";
import { LiveRefresher } from "./live-refresher";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 3) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function started({ firstVersion = "1" }: { firstVersion?: string | null } = {}) {
  const world = new FakeWorld();
  const feed = new LiveFeed(world);
  const refresher = new LiveRefresher(feed);
  const screen = { held: false, refresh: vi.fn(async () => {}) };
  const stop = refresher.start({
    refresh: screen.refresh,
    isHeld: () => screen.held,
    firstVersion: () => firstVersion,
  });
  await vi.waitFor(() => expect(world.sources).toHaveLength(1));
  const say = (version: number, arrived = 0) =>
    world.last.say("pulse", pulse({ version: String(version), arrived }));
  say(1);
  return { world, refresher, screen, stop, say };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("news is shown within a second, and at most once a second however much arrives", async () => {
  const { screen, say } = await started();
  for (let version = 2; version < 42; version++) {
    say(version);
    await pass(150);
  }
  const inSixSeconds = screen.refresh.mock.calls.length;
  expect(inSixSeconds).toBeGreaterThanOrEqual(5);
  expect(inSixSeconds).toBeLessThanOrEqual(7);
  await pass(1_000);
  const settled = screen.refresh.mock.calls.length;
  await pass(20_000);
  expect(screen.refresh.mock.calls.length).toBe(settled);
});

test("in quiet times the moving range is read again now and then", async () => {
  const { world, screen } = await started();
  for (let beat = 0; beat < 12; beat++) {
    await pass(10_000);
    world.last.say("beat", { asOf: Date.now() });
  }
  expect(screen.refresh.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(screen.refresh.mock.calls.length).toBeLessThanOrEqual(4);
});

test("what was written between the first read and the first pulse is not missed", async () => {
  const { screen } = await started({ firstVersion: "0" });
  await pass(1_500);
  expect(screen.refresh).toHaveBeenCalledTimes(1);
});

test("while somebody points at rows news waits and is counted, and comes when the pointer leaves", async () => {
  const { refresher, screen, say } = await started();
  screen.held = true;
  for (let version = 2; version < 22; version++) {
    say(version, version);
    await pass(150);
  }
  expect(screen.refresh).not.toHaveBeenCalled();
  expect(refresher.pace()).toMatchObject({ held: true, waiting: 21 });
  screen.held = false;
  await pass(1_000);
  expect(screen.refresh).toHaveBeenCalledTimes(1);
  expect(refresher.pace()).toEqual({ paused: false, held: false, waiting: 0 });
});

test("paused is paused until it goes on, or until somebody asks", async () => {
  const { refresher, screen, say } = await started();
  refresher.setPaused(true);
  say(2, 12);
  await pass(120_000);
  expect(screen.refresh).not.toHaveBeenCalled();
  expect(refresher.pace()).toMatchObject({ paused: true, waiting: 12 });
  await refresher.refreshNow();
  expect(screen.refresh).toHaveBeenCalledTimes(1);
  expect(refresher.pace()).toMatchObject({ paused: true, waiting: 0 });
  await pass(1_000);
  say(3, 13);
  expect(refresher.pace().waiting).toBe(1);
});

test("going on shows at once what came meanwhile", async () => {
  const { world, refresher, screen, say } = await started();
  refresher.setPaused(true);
  say(2, 12);
  await pass(5_000);
  world.last.say("beat", { asOf: 1 });
  refresher.setPaused(false);
  await pass(0);
  expect(screen.refresh).toHaveBeenCalledTimes(1);
  expect(refresher.pace().waiting).toBe(0);
});

test("a slow read is waited for, and what came meanwhile is read after it", async () => {
  const { screen, say } = await started();
  let answer = () => {};
  screen.refresh.mockImplementationOnce(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  say(2);
  await pass(1_000);
  say(3);
  await pass(5_000);
  expect(screen.refresh).toHaveBeenCalledTimes(1);
  answer();
  await pass(1_000);
  expect(screen.refresh).toHaveBeenCalledTimes(2);
});

test("a screen that is left is not refreshed any more, and no timer stays", async () => {
  const { screen, stop, say } = await started();
  say(2);
  stop();
  await pass(5_000);
  expect(screen.refresh).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
