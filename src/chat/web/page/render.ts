import type { Card, Part } from "../../../cards/card.ts";
import type { CardActions } from "./card-actions.ts";
import { drawButtons } from "./draw-buttons.ts";
import { drawChart } from "./draw-chart.ts";
import { drawForm } from "./draw-form.ts";
import { drawPicture } from "./draw-picture.ts";
import { drawTable } from "./draw-table.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";

/** One card as the page shows it. Warnings are for refusals: gentle, with the way out below. */
export function renderCard(
  { title, parts }: Card,
  look: "answer" | "warning",
  actions: CardActions,
): HTMLElement {
  const hasMap = parts.some(({ kind }) => kind === "picture");
  const heading = element("h2", { class: "card-title", dir: "auto" }, unbroken(title));
  return element(
    "article",
    { class: `card is-${look}`, "aria-label": title },
    look === "warning"
      ? element("div", { class: "card-warning" }, icon("alert", 20), heading)
      : heading,
    ...parts.map((part) => drawPart(part, { actions, hasMap })),
  );
}

/** Keeps "1 h 29" and "58 km" on one line. */
const unbroken = (words: string): string =>
  words.replaceAll(/(?<=\d) (?=h\b|min\b|km\b)|(?<=\bh) (?=\d)/g, "\u00A0");

type Around = { readonly actions: CardActions; readonly hasMap: boolean };

function drawPart(part: Part, { actions, hasMap }: Around): Node {
  switch (part.kind) {
    case "text":
      return element("p", { class: "text", dir: "auto" }, part.text);
    case "note":
      return element("p", { class: "note", dir: "auto" }, part.text);
    case "facts":
      return drawFacts(part);
    case "table":
      return drawTable(part, hasMap);
    case "chart":
      return drawChart(part);
    case "picture":
      return drawPicture(part);
    case "buttons":
      return drawButtons(part, actions);
    case "form":
      return drawForm(part, actions);
  }
}

function drawFacts({ facts }: Extract<Part, { kind: "facts" }>): Node {
  return element(
    "dl",
    { class: "facts" },
    ...facts.map(({ label, value }) =>
      element(
        "div",
        {},
        element("dt", { dir: "auto" }, label),
        element("dd", { dir: "auto" }, value),
      ),
    ),
  );
}
