import type { WebClient } from "@slack/web-api";
import { inThread, type SlackPlace } from "./say.ts";

/** Something to look at while an answer takes its time. */
export type Progress = {
  /** Somebody waits from now on. */
  readonly begin: () => void;
  readonly tell: (message: string, canCancel?: boolean) => void;
  readonly cancelled: AbortSignal;
  /** The message that stands there meanwhile, to be put in its place; null: there is none. */
  readonly end: () => Promise<string | null>;
};

/** Answers within that need no sign. */
const SIGN_AFTER_MS = 400;
/** Slack takes about one change a second. */
const STEP_MS = 1100;

/** People who wait, by the id that their Cancel button carries. */
export type Cancels = Map<string, AbortController>;

let count = 0;

export function startProgress(client: WebClient, place: SlackPlace, cancels: Cancels): Progress {
  const id = `cancel-${process.pid}-${++count}`;
  const controller = new AbortController();
  cancels.set(id, controller);
  let sign: Sign = { ts: null, text: "One moment …", cancelId: null };
  let busy: Promise<void> = Promise.resolve();
  let shownAt = 0;
  const show = (): void => {
    shownAt = performance.now();
    busy = busy.then(async () => {
      sign = { ...sign, ts: await put(client, place, sign) };
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
      sign = { ...sign, text, cancelId };
      if (shownAt > 0 && (isNews || performance.now() - shownAt >= STEP_MS)) show();
    },
    async end() {
      clearTimeout(timer);
      cancels.delete(id);
      await busy;
      return sign.ts;
    },
  };
}

type Sign = { readonly ts: string | null; readonly text: string; readonly cancelId: string | null };

/** A sign that cannot be shown is none: the answer comes all the same. */
async function put(client: WebClient, place: SlackPlace, sign: Sign): Promise<string | null> {
  if (await setStatus(client, place, sign)) return null;
  const { channel } = place;
  const { ts, text } = sign;
  const blocks = blocksOf(sign);
  try {
    if (ts !== null) {
      await client.chat.update({ channel, ts, text, blocks });
      return ts;
    }
    const posted = await client.chat.postMessage({ channel, text, blocks, ...inThread(place) });
    return posted.ts ?? null;
  } catch {
    return ts;
  }
}

/** Clients of workspaces that know no status, or whose app may set none. */
const withoutStatus = new WeakSet<WebClient>();

/** Slack's own line while an answer is made, which goes when it comes; it has no button and needs a thread. */
async function setStatus(
  client: WebClient,
  { channel, threadTs }: SlackPlace,
  { ts, text, cancelId }: Sign,
): Promise<boolean> {
  const fits = channel.startsWith("D") && threadTs !== null && ts === null && cancelId === null;
  if (!fits || withoutStatus.has(client)) return false;
  try {
    await client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: threadTs,
      status: text,
    });
    return true;
  } catch {
    withoutStatus.add(client);
    return false;
  }
}

function blocksOf({ text, cancelId }: Sign) {
  const words = { type: "plain_text" as const, text, emoji: false };
  const context = { type: "context" as const, elements: [words] };
  if (cancelId === null) return [context];
  const cancel = {
    type: "button" as const,
    action_id: "cancel",
    text: { type: "plain_text" as const, text: "Cancel" },
    value: cancelId,
  };
  return [context, { type: "actions" as const, elements: [cancel] }];
}
