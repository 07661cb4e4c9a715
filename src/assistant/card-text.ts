import type { Card, Part } from "../cards/card.ts";

/** A card as plain text: the notification, what screen readers say, and what is posted when a platform refuses a card. */
export function cardText({ title, parts }: Card): string {
  return [title, ...parts.flatMap(lines)].join("\n");
}

function lines(part: Part): readonly string[] {
  switch (part.kind) {
    case "text":
    case "note":
      return [part.text];
    case "facts":
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case "table":
      return part.rows.map((row) => row.filter((cell) => cell !== "").join("  "));
    case "chart":
      return [`${part.title} (${part.labels[0]} to ${part.labels.at(-1)})`];
    case "picture":
    case "buttons":
    case "form":
      return [];
  }
}
