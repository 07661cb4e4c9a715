/** Sent to a card's picture when somebody points at a numbered row beside it. */
export const SHOW_STOP = "rounds:show-stop";

export type ShowStop = { readonly number: number };
