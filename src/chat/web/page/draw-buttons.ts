import type { Button, Buttons } from "../../../cards/card.ts";
import type { CardActions } from "./card-actions.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";

type ToolButton = Extract<Button, { readonly tool: string }>;
type LinkButton = Extract<Button, { readonly url: string }>;

/** A row of buttons; while one is being answered, all of the row wait. */
export function drawButtons({ buttons }: Buttons, actions: CardActions): HTMLElement {
  const row = element("div", { class: "buttons" });
  row.append(
    ...buttons.flatMap((button) =>
      "url" in button ? (drawLink(button) ?? []) : drawTool(button, row, actions),
    ),
  );
  return row;
}

function drawTool(button: ToolButton, row: HTMLElement, actions: CardActions): HTMLElement {
  const { label, tool, input } = button;
  const look = button.isPrimary === true ? "button is-primary" : "button";
  const made = element("button", { type: "button", class: look, dir: "auto" }, label);
  const press = async (): Promise<void> => {
    const all = [...row.querySelectorAll("button")];
    for (const each of all) each.disabled = true;
    try {
      await actions.ask({ text: label, press: { tool, input } });
    } finally {
      for (const each of all) each.disabled = false;
    }
  };
  made.addEventListener("click", () => void press());
  return made;
}

/** Files that a card holds, by how their addresses begin. */
const SAVED = [
  { start: "data:text/calendar", name: "visits.ics", icon: "calendar" },
  { start: "data:text/plain", name: "import-report.txt", icon: "save" },
] as const;

/** Only addresses of the web are followed, and a card's own files are saved; anything else is left out. */
function drawLink({ label, url }: LinkButton): HTMLElement | null {
  const file = SAVED.find(({ start }) => url.startsWith(start));
  if (file) {
    const download = { class: "button", href: url, download: file.name, dir: "auto" };
    return element("a", download, icon(file.icon), label);
  }
  if (!/^https?:\/\//.test(url)) return null;
  const link = { class: "button", href: url, target: "_blank", rel: "noopener", dir: "auto" };
  return element("a", link, icon("outside"), label);
}
