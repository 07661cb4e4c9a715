import { UserError } from "../domain/errors.ts";
import { judgePlace } from "../domain/geo/judge-place.ts";
import { isAddress, pointIn } from "../domain/places.ts";
import type { NamedPlace } from "../domain/routing/day.ts";
import { optionButtons, pointWords } from "./place-result.ts";
import type { World } from "./world.ts";

/** The same question with another place, for the buttons under "which one?". */
export type AskAgain = (at: string) => {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Where a street address or a pair of coordinates is; null: it is neither, or nobody looks up addresses. */
export async function findAddress(
  { places }: World,
  words: string,
  again: AskAgain | null,
): Promise<NamedPlace | null> {
  const point = pointIn(words);
  if (point) return { name: words.trim(), place: point };
  if (places.service === null || !isAddress(words)) return null;
  const { candidates, trouble } = await places.find(words);
  if (candidates === null)
    throw new UserError(
      "no_place",
      `${trouble.words}, so I cannot look up "${words}" now.`,
      "Name a town, or try again in a minute.",
    );
  const { take, candidates: options } = judgePlace(candidates, UNKNOWN);
  if (take) return { name: words, place: take.place };
  if (options.length === 0) return null;
  const labels = optionButtons({ accountId: "", options: [...options] }, MOST);
  throw new UserError(
    "ambiguous",
    `I am not sure where "${words}" is.`,
    `Is it ${options.map(({ address }) => address).join("; or ")}? Say it with its town.`,
    again === null
      ? []
      : labels.flatMap(({ label }, index) => {
          const option = options[index];
          return option ? [{ label, ...again(pointWords(option.place)) }] : [];
        }),
  );
}

const UNKNOWN = { area: null, zip: null, isPlaced: true };
const MOST = 3;
