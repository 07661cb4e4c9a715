import { type Sign, type Standing, showSign, type Waiting } from "./sign.ts";

/** Something to look at while an answer takes its time. */
export type Progress = {
  /** Somebody waits from now on. */
  readonly begin: () => void;
  readonly tell: (message: string, canCancel?: boolean) => void;
  readonly cancelled: AbortSignal;
  /** What stands there meanwhile, to be put in its place; null: there is nothing. */
  readonly end: () => Promise<Standing | null>;
};

/** Answers within that need no sign. */
const SIGN_AFTER_MS = 400;
/** Slack takes about one change a second. */
const STEP_MS = 1100;

/** People who wait, by the id that their Cancel button carries. */
export type Cancels = Map<string, AbortController>;

let count = 0;

export function startProgress(waiting: Waiting, cancels: Cancels): Progress {
  const id = `cancel-${process.pid}-${++count}`;
  const controller = new AbortController();
  cancels.set(id, controller);
  let sign: Sign = { text: "One moment …", cancelId: null, isWork: false };
  let standing: Standing | null = null;
  let busy: Promise<void> = Promise.resolve();
  let shownAt = 0;
  const show = (): void => {
    shownAt = performance.now();
    busy = busy.then(async () => {
      standing = await showSign(waiting, standing, sign);
    });
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      timer = setTimeout(show, SIGN_AFTER_MS);
    },
    cancelled: controller.signal,
    tell(text, canCancel = false) {
      const cancelId = canCancel ? id : null;
      const isNews = cancelId !== sign.cancelId; // Whoever waits may cancel at once.
      sign = { text, cancelId, isWork: true };
      if (shownAt > 0 && (isNews || performance.now() - shownAt >= STEP_MS)) show();
    },
    async end() {
      clearTimeout(timer);
      cancels.delete(id);
      await busy;
      return standing;
    },
  };
}
