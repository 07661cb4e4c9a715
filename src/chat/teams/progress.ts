import { type MessageActivityInput, TypingActivityInput } from "@microsoft/teams.api";
import type { IActivityContext } from "@microsoft/teams.apps";

type Context = Pick<IActivityContext, "send" | "stream">;

/** Answers within that need no sign. */
const SIGN_AFTER_MS = 400;

/** Something to look at while an answer takes its time, and the answer in its place. */
export type Progress = {
  readonly begin: () => void;
  readonly tell: (message: string) => void;
  /** Nothing more is shown. */
  readonly end: () => void;
  /** The message's id, as far as Teams tells it. */
  readonly send: (activity: MessageActivityInput) => Promise<{ readonly id?: string | undefined }>;
};

/** In direct conversations Teams shows a line that the answer replaces; elsewhere that somebody types. */
export function progressOf({ send, stream }: Context, canStream: boolean): Progress {
  let timer: NodeJS.Timeout | null = null;
  let isShown = false;
  let newest = "One moment …";
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
  };
  const show = (): void => {
    isShown = true;
    stream.update(newest);
  };
  return {
    begin() {
      timer = setTimeout(() => {
        if (canStream) show();
        else void send(new TypingActivityInput()).catch(() => {}); // Only a sign: the answer comes all the same.
      }, SIGN_AFTER_MS);
    },
    tell(message) {
      newest = message;
      if (canStream && isShown) show();
    },
    end,
    async send(activity) {
      end();
      if (!isShown) return send(activity);
      isShown = false;
      stream.emit(activity);
      const sent = await stream.close();
      return { id: sent?.id };
    },
  };
}
