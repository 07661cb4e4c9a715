import { type Button, buttons, type Part } from "../../cards/card.ts";
import type { DigestKind } from "../../domain/digests.ts";

/** What a reader may say to a digest, besides what it is about; a card has four buttons at most. */
export const digestButtons = (digest: DigestKind, ...own: readonly Button[]): Part => {
  const less = { label: "Less of this", tool: "change_digest", input: { digest, change: "brief" } };
  const all = { label: "My digests", tool: "list_digests", input: {} };
  return buttons(...[...own.slice(0, 3), less, all].slice(0, 4));
};
