import { byId } from "./element.ts";
import { canRecord } from "./recorder.ts";
import { createTalk, type Talking } from "./talk.ts";

type Wiring = Pick<Talking, "onStart" | "onSpoken"> & {
  /** What is read aloud by screen readers. */
  readonly status: HTMLElement;
};

/**
 * The microphone beside the question, where Rounds hears and the browser has one. Returns what throws a recording away;
 * null: nobody can speak here.
 */
export async function wireVoice({ status, ...wiring }: Wiring): Promise<(() => void) | null> {
  const mostSeconds = canRecord() ? await secondsToSpeak() : null;
  if (mostSeconds === null) return null;
  const button = byId("speak", HTMLButtonElement);
  const show = (time: string | null): void => {
    if (showTime(time)) status.textContent = "Recording. Press again to send, Escape to cancel.";
  };
  const talk = createTalk({ ...wiring, mostSeconds, show });
  const cancel = (): void => {
    if (talk.cancel()) status.textContent = "The recording was thrown away.";
  };
  button.hidden = false;
  button.addEventListener("click", () => void talk.press());
  byId("cancel-recording", HTMLButtonElement).addEventListener("click", () => {
    cancel();
    button.focus();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") cancel();
  });
  return cancel;
}

/** Null: voice is not turned on, or nobody answers. */
async function secondsToSpeak(): Promise<number | null> {
  try {
    const settings: unknown = await (await fetch("/api/settings")).json();
    if (typeof settings !== "object" || settings === null) return null;
    return "voiceSeconds" in settings && typeof settings.voiceSeconds === "number"
      ? settings.voiceSeconds
      : null;
  } catch {
    return null;
  }
}

/** Null: nothing is recorded. Returns whether it just began. */
function showTime(time: string | null): boolean {
  const isOn = time !== null;
  const composer = byId("composer", HTMLFormElement);
  const hasBegun = isOn && !composer.classList.contains("is-recording");
  composer.classList.toggle("is-recording", isOn);
  byId("recording", HTMLElement).hidden = !isOn;
  byId("cancel-recording", HTMLButtonElement).hidden = !isOn;
  byId("recorded", HTMLElement).textContent = time ?? "";
  const button = byId("speak", HTMLButtonElement);
  button.title = isOn ? "Stop and send" : "Speak";
  button.setAttribute("aria-label", button.title);
  return hasBegun;
}
