import { visible } from "../../domain/visible.ts";
import type { Asked } from "../assistant.ts";
import { sentencesOf } from "../receipts/sentences.ts";
import { type Receipt, withReceipts } from "../receipts.ts";
import type { OwnText } from "./own-text.ts";
import type { ToolDesk } from "./tool-desk.ts";

/** Listens to what the model writes. Only sentences that the results bear out are passed on, while it writes and after. */
export type Ear = {
  /** The message so far. */
  hear(soFar: string): void;
  end(words: string): void;
  checked(): Receipt;
};

export function createEar(asked: Asked, desk: ToolDesk, own: OwnText): Ear {
  const { world, directory } = asked;
  const said = saidIn(asked);
  const check = (prose: string): Receipt => {
    const kept = withoutOwn(plain(prose), own, said);
    const receipt = withReceipts(kept.text, { looked: desk.looked(), said, world, directory });
    return { ...receipt, stopped: [...kept.stopped, ...receipt.stopped] };
  };
  let shown = "";
  let prose = "";
  return {
    hear(soFar) {
      const whole = sentencesOf(plain(soFar)).slice(0, -1).join(" ");
      if (whole === "" || whole === shown) return;
      shown = whole;
      const { stopped } = check(whole);
      if (stopped.length === 0) world.progress(whole);
    },
    end(words) {
      prose = words;
    },
    checked: () => check(prose),
  };
}

/** What the person said: now, and before in this thread. */
export const saidIn = ({ text, remembered }: Asked): readonly string[] => [
  text,
  ...(remembered?.said ?? []).map((before) => before.text),
];

/** Without sentences that repeat what the model was told; nothing is left of a text that repeats it over several. */
function withoutOwn(prose: string, own: OwnText, said: readonly string[]): Receipt {
  const sentences = sentencesOf(prose);
  const kept = sentences.filter((sentence) => !own.isRepeated(sentence, said));
  const text = kept.join("\n");
  if (own.isRepeated(text, said)) return { text: "", stopped: sentences };
  return { text, stopped: sentences.filter((sentence) => !kept.includes(sentence)) };
}

/** Cards show plain text: marks of Markdown would be read out as they stand. */
const plain = (prose: string): string =>
  visible(prose)
    .replaceAll(/\*\*|__|`+|^#{1,6} /gm, "")
    .replaceAll(/^[ \t]*[-*•] /gm, "")
    .trim();
