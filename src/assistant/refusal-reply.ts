import type { UserError } from "../domain/errors.ts";
import type { Reply } from "./assistant.ts";
import { cardText } from "./card-text.ts";
import { refusalCard } from "./refusal-card.ts";

type Refused = Pick<UserError, "code" | "message" | "hint" | "choices">;

/** A refusal is an answer: what is the matter, and what the person can press or say instead. */
export function refusalReply(
  { code, message, hint, choices }: Refused,
  about: Pick<Reply, "tool" | "input" | "by"> = { tool: null, input: null, by: "none" },
): Reply {
  const card = refusalCard({ message, hint, choices });
  return {
    ...about,
    result: null,
    text: cardText(card),
    cards: [card],
    error: { code, message, hint },
  };
}
