import type { PageReply, Question } from "./reply.ts";

/** What a part may do with the conversation around it. */
export type CardActions = {
  /** Asks in the person's name; resolves when the answer is there. */
  ask(question: Question): Promise<void>;
  /** Sends a form; a refusal comes back instead of going into the conversation. */
  submit(question: Question): Promise<PageReply>;
  /** Shows the answer to a form as the next turn. */
  show(question: Question, reply: PageReply): void;
};
