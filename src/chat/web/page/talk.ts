import { type Recording, record } from "./recorder.ts";
import type { PageError } from "./reply.ts";

/** What somebody said; without a clip why there is none. `name` stands for it until its words are known. */
export type Spoken =
  | { readonly name: string; readonly clip: Blob }
  | { readonly name: string; readonly clip: null; readonly problem: PageError };

export type Talking = {
  /** The longest clip. */
  readonly mostSeconds: number;
  /** How far it is: "0:04 of 2:00"; null: nothing is recorded. */
  readonly show: (time: string | null) => void;
  readonly onStart: () => void;
  readonly onSpoken: (spoken: Spoken) => void;
};

export type Talk = {
  /** Begins; sends what was recorded. */
  press(): Promise<void>;
  /** Throws away what was recorded; false: there was nothing. */
  cancel(): boolean;
};

type Session = {
  /** Null: the browser is still asking the person. */
  recording: Recording | null;
  began: number;
  timer?: ReturnType<typeof setInterval>;
};

const TICK_MS = 250;

/** A press begins, the next one sends; whoever reaches the end is sent, too. */
export function createTalk(talking: Talking): Talk {
  let now: Session | null = null;
  const end = (): Session | null => {
    const ended = now;
    now = null;
    clearInterval(ended?.timer);
    talking.show(null);
    return ended;
  };
  const send = async (): Promise<void> => {
    const ended = end();
    if (!ended?.recording) return;
    const name = `Voice clip, ${clock(secondsOf(ended))}`;
    talking.onSpoken({ name, clip: await ended.recording.stop() });
  };
  const start = async (session: Session): Promise<void> => {
    now = session;
    talking.onStart();
    const recording = await record().catch((error: unknown) => {
      if (end() === session) talking.onSpoken({ ...NO_CLIP, problem: problemOf(error) });
      return null;
    });
    if (now !== session) return recording?.cancel(); // Cancelled while the browser asked.
    tick(Object.assign(session, { recording, began: performance.now() }), talking, send);
  };
  return {
    press: () => {
      if (now === null) return start({ recording: null, began: 0 });
      return now.recording === null ? Promise.resolve() : send();
    },
    cancel() {
      const ended = end();
      ended?.recording?.cancel();
      return ended !== null;
    },
  };
}

const NO_CLIP = { name: "Voice clip", clip: null } as const;

function tick(session: Session, { mostSeconds, show }: Talking, send: () => Promise<void>): void {
  const look = (): void => {
    const seconds = secondsOf(session);
    if (seconds >= mostSeconds) void send();
    else show(`${clock(seconds)} of ${clock(mostSeconds)}`);
  };
  session.timer = setInterval(look, TICK_MS);
  look();
}

const secondsOf = ({ began }: Session): number => (performance.now() - began) / 1000;

/** "0:04" */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function problemOf(error: unknown): PageError {
  const name = error instanceof Error ? error.name : "";
  const hint = "Type it instead.";
  if (name === "NotAllowedError") {
    const allow = "Allow it in the address bar of the browser, or type it instead.";
    return { code: "off", message: "The browser may not use the microphone.", hint: allow };
  }
  if (name === "NotFoundError")
    return { code: "off", message: "There is no microphone here.", hint };
  return { code: "off", message: "The microphone does not work here.", hint };
}
