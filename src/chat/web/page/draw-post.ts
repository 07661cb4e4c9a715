import type { Card } from "../../../cards/card.ts";
import type { CardActions } from "./card-actions.ts";
import { element } from "./element.ts";
import { renderCard } from "./render.ts";

/** What Rounds said without being asked, as /api/posts gives it. */
export type PagePost = {
  readonly id: string;
  /** "person:EMAIL" or "channel:ID" */
  readonly reader: string;
  readonly kind: string;
  readonly card: Card;
  readonly text: string;
  /** ISO */
  readonly createdAt: string;
};

/** A post as a turn that nobody asked for: who says it and when, then the card. */
export function drawPost(post: PagePost, isNew: boolean, actions: CardActions): HTMLElement {
  const mark = element("span", { class: "new-mark" }, "New");
  const when = element("time", { datetime: post.createdAt }, whenOf(post.createdAt));
  return element(
    "li",
    { class: isNew ? "turn is-post is-new" : "turn is-post", "data-post": post.id },
    element("p", { class: "sender" }, `${senderOf(post.reader)}, `, when, isNew ? mark : null),
    element("div", { class: "answer" }, renderCard(post.card, "answer", actions)),
  );
}

function senderOf(reader: string): string {
  const channel = reader.startsWith("channel:") ? reader.slice("channel:".length) : null;
  return channel === null ? "From Rounds" : `From Rounds to ${channel}`;
}

/** "07:00" for today, else "Mon 2 March, 07:00". */
function whenOf(createdAt: string): string {
  const at = new Date(createdAt);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === new Date().toDateString()) return time;
  const day = { weekday: "short", day: "numeric", month: "long" } as const;
  return `${at.toLocaleDateString("en-GB", day).replace(",", "")}, ${time}`;
}
