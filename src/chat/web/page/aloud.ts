import { byId } from "./element.ts";
import type { PageReply } from "./reply.ts";
import { recall, remember } from "./storage.ts";

/** Reads answers aloud, if the person wants that and the browser has a voice. */
export type Aloud = {
  /** The switch is there for whoever can speak. */
  show(): void;
  say(reply: PageReply): void;
  /** Silence, as when somebody begins to speak. */
  hush(): void;
};

/** A switch that is remembered; off until somebody turns it on. */
export function wireAloud(): Aloud {
  const button = byId("aloud", HTMLButtonElement);
  const isOn = (): boolean => button.getAttribute("aria-pressed") === "true";
  const set = (on: boolean): void => button.setAttribute("aria-pressed", String(on));
  set(recall("aloud") === "on");
  button.addEventListener("click", () => {
    set(!isOn());
    remember("aloud", isOn() ? "on" : "off");
    hush();
  });
  return {
    hush,
    show() {
      button.hidden = !hasVoice();
    },
    say(reply) {
      if (!isOn() || button.hidden) return;
      hush();
      const words = new SpeechSynthesisUtterance(firstLine(reply));
      words.lang = "en-US"; // As answers are.
      speechSynthesis.speak(words);
    },
  };
}

function hush(): void {
  if (hasVoice()) speechSynthesis.cancel();
}

const hasVoice = (): boolean => "speechSynthesis" in window;

/** What a card is called answers the question; of a question to the person, also what it is about. */
function firstLine({ cards, text }: PageReply): string {
  const [card] = cards;
  if (card === undefined) return text.split("\n")[0] ?? "";
  const about = card.parts.find((part) => part.kind === "text");
  return card.title.endsWith("?") && about?.kind === "text"
    ? `${card.title} ${about.text}`
    : card.title;
}
