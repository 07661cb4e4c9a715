import { byId } from "./element.ts";

/** The input at the foot: Enter sends, Shift and Enter begin a line, the up arrow brings back what was asked. */
export function wireComposer(send: (text: string) => void): { focus(): void } {
  const form = byId("composer", HTMLFormElement);
  const input = byId("question", HTMLTextAreaElement);
  const button = byId("send", HTMLButtonElement);
  const history = createHistory();
  const set = (text: string): void => {
    input.value = text;
    button.disabled = text.trim() === "";
  };
  const submit = (): void => {
    const text = input.value.trim();
    if (text === "") return;
    history.add(text);
    set("");
    send(text);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener("input", () => {
    history.leave();
    button.disabled = input.value.trim() === "";
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // An input method is choosing characters: its keys are not ours.
    const recalled = history.recall(event.key, input.value);
    const isSend = event.key === "Enter" && !event.shiftKey;
    if (recalled !== null) set(recalled);
    if (isSend) submit();
    if (isSend || recalled !== null) event.preventDefault();
  });
  focusBySlash(input);
  set(input.value); // Somebody may have typed before this script was there.
  return { focus: () => input.focus() };
}

type History = {
  add(text: string): void;
  /** Somebody types: what is there is a new question. */
  leave(): void;
  /** What an arrow key brings back; null: nothing, the key is not for us. */
  recall(key: string, typed: string): string | null;
};

function createHistory(): History {
  const asked: string[] = [];
  let back = 0;
  return {
    add(text) {
      asked.push(text);
      back = 0;
    },
    leave() {
      back = 0;
    },
    recall(key, typed) {
      const step = STEPS[key];
      if (step === undefined || (back === 0 && typed !== "")) return null;
      const next = Math.min(asked.length, Math.max(0, back + step));
      if (next === back) return null;
      back = next;
      return back === 0 ? "" : (asked.at(-back) ?? "");
    },
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

function focusBySlash(input: HTMLTextAreaElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    input.focus();
  });
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;
