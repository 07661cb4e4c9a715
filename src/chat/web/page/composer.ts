import { byId } from "./element.ts";

/** The input at the foot: Enter sends, Shift and Enter begin a line, the up arrow brings back what was asked. */
export function wireComposer(send: (text: string) => void): { focus(): void } {
  const form = byId("composer", HTMLFormElement);
  const input = byId("question", HTMLTextAreaElement);
  const button = byId("send", HTMLButtonElement);
  const asked: string[] = [];
  let back = 0;
  const set = (text: string): void => {
    input.value = text;
    button.disabled = text.trim() === "";
  };
  const submit = (): void => {
    const text = input.value.trim();
    if (text === "") return;
    asked.push(text);
    back = 0;
    set("");
    send(text);
  };
  const recall = (step: number): boolean => {
    if (back === 0 && input.value !== "") return false;
    const next = Math.min(asked.length, Math.max(0, back + step));
    if (next === back) return false;
    back = next;
    set(back === 0 ? "" : (asked.at(-back) ?? ""));
    return true;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener("input", () => {
    back = 0;
    button.disabled = input.value.trim() === "";
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // An input method is choosing characters: its Enter is not ours.
    const isSend = event.key === "Enter" && !event.shiftKey;
    if (isSend) submit();
    const step = STEPS[event.key];
    if (isSend || (step !== undefined && recall(step))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
  });
  set("");
  return { focus: () => input.focus() };
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;
