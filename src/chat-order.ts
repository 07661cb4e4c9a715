import { setImmediate } from "node:timers/promises";

/** Runs what belongs to one thread one after the other, in the order in which it came. */
export type InOrder = <Result>(thread: string, work: () => Promise<Result>) => Promise<Result>;

/** What takes longer, such as new territories, does not hold up the rest of its thread. */
const WAIT_MS = 10_000;

export function inOrder(waitMs: number = WAIT_MS): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return async (thread, work) => {
    const before = last.get(thread);
    const mine = before ? passed(before, waitMs).then(work) : work();
    last.set(thread, mine);
    try {
      return await mine;
    } finally {
      if (last.get(thread) === mine) last.delete(thread);
    }
  };
}

/** Fulfilled when something ended, however it did, or when nobody waits for it any longer. */
const passed = (before: Promise<unknown>, waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    before.then(end, end);
  });

/** Answers that are computed at the same time: more of them would all be late, instead of some. */
const AT_ONCE = 2;

/** Who computes for longer, such as new territories in a thread of their own, holds up nobody else. */
const HOLD_MS = 2000;

/** Runs work of any threads, few at once; between two of them requests and signs of life come through. */
export function fewAtOnce(most: number = AT_ONCE, holdMs: number = HOLD_MS) {
  let free = most;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return undefined;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await enter();
    const leaveOnce = once(leave);
    const timer = setTimeout(leaveOnce, holdMs);
    try {
      await setImmediate();
      return await work();
    } finally {
      clearTimeout(timer);
      leaveOnce();
    }
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
