import type { Asked } from "../assistant.ts";
import { sentencesOf } from "../receipts/sentences.ts";
import { type Receipt, withReceipts } from "../receipts.ts";
import { visible } from "./as-data.ts";
import type { ToolDesk } from "./tool-desk.ts";

/** Listens to what the model writes. Only sentences that the results bear out are passed on, while it writes and after. */
export type Ear = {
  /** The message so far. */
  hear(soFar: string): void;
  end(words: string): void;
  checked(): Receipt;
};

export function createEar({ world, directory, text, remembered }: Asked, desk: ToolDesk): Ear {
  const said = [text, ...(remembered?.said ?? []).map((before) => before.text)];
  const check = (prose: string): Receipt =>
    withReceipts(plain(prose), { looked: desk.looked(), said, world, directory });
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

/** Cards show plain text: marks of Markdown would be read out as they stand. */
const plain = (prose: string): string =>
  visible(prose)
    .replaceAll(/\*\*|__|`+|^#{1,6} /gm, "")
    .replaceAll(/^[ \t]*[-*•] /gm, "")
    .trim();
