import type { Card } from "../../../cards/card.ts";

/** What /api/ask answers, as far as the page reads it. */
export type PageReply = {
  readonly tool: string | null;
  readonly text: string;
  /** What was heard, where the person spoke. */
  readonly heard?: string;
  readonly cards: readonly Card[];
  readonly error: PageError | null;
  readonly tookMs: number;
};

export type PageError = { readonly code: string; readonly message: string; readonly hint: string };

/** Running a tool: what a button or a form sends. */
export type Press = {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Words of the person, or what a press was called. */
export type Question = { readonly text: string; readonly press: Press | null };
