import { at, realAt } from "../typed-arrays.ts";
import { draftFits, type Sequence, takeDraft } from "./sequence.ts";

/** Longest run of stops that is moved elsewhere as a whole (Or 1976). */
const LONGEST_RUN = 3;

const spotAt = ({ tours, row }: Sequence, index: number): number => at(tours.spots, row + index);

const drive = ({ instance }: Sequence, from: number, to: number): number =>
  at(instance.travel, from * instance.spotCount + to);

/** Looks for a shorter way past a stop and takes the first; false: there is none nearby. */
export function improveAt(sequence: Sequence, visit: number): boolean {
  const { near, nearCount, indexOf } = sequence;
  for (let rank = 0; rank < nearCount; rank++) {
    const here = at(indexOf, visit);
    const there = at(indexOf, at(near, visit * nearCount + rank));
    if (reverseBetween(sequence, here, there) || moveBeside(sequence, here, there)) return true;
  }
  return false;
}

/** Makes two stops neighbours by driving what lies between them the other way round (2-opt, Croes 1958). */
function reverseBetween(sequence: Sequence, here: number, there: number): boolean {
  const [low, high] = here < there ? [here, there] : [there, here];
  return reverse(sequence, low + 1, high) || reverse(sequence, low, high - 1);
}

function reverse(sequence: Sequence, first: number, last: number): boolean {
  if (first >= last) return false;
  const { there, back, draft } = sequence;
  const before = spotAt(sequence, first - 1);
  const after = spotAt(sequence, last + 1);
  const now = realAt(there, last + 1) - realAt(there, first - 1);
  const turned = realAt(back, last) - realAt(back, first);
  const ends =
    drive(sequence, before, spotAt(sequence, last)) +
    drive(sequence, spotAt(sequence, first), after);
  if (turned + ends >= now) return false;
  const count = last - first + 1;
  for (let index = 0; index < count; index++) draft[index] = spotAt(sequence, last - index);
  return take(sequence, first, count);
}

/** Moves a run of stops that begins or ends here to one side of the other stop, either way round. */
function moveBeside(sequence: Sequence, here: number, there: number): boolean {
  for (let run = 1; run <= LONGEST_RUN; run++) {
    for (let side = 0; side < 2; side++) {
      const first = side === 0 ? here : here - run + 1;
      if (run === 1 && side === 1) continue;
      if (moveRun(sequence, first, first + run - 1, there)) return true;
      if (moveRun(sequence, first, first + run - 1, there - 1)) return true;
    }
  }
  return false;
}

/** Puts the stops `first` to `last` behind index `behind`. */
// oxlint-disable-next-line max-params -- three indices of one move
function moveRun(sequence: Sequence, first: number, last: number, behind: number): boolean {
  const { length, there, back } = sequence;
  if (first < 1 || last > length || (behind >= first - 1 && behind <= last)) return false;
  const [head, tail] = [spotAt(sequence, first), spotAt(sequence, last)];
  const before = spotAt(sequence, first - 1);
  const after = spotAt(sequence, last + 1);
  const [left, right] = [spotAt(sequence, behind), spotAt(sequence, behind + 1)];
  const inner = realAt(there, last) - realAt(there, first);
  const saved = realAt(there, last + 1) - realAt(there, first - 1) - drive(sequence, before, after);
  const room = saved + drive(sequence, left, right);
  const asIs = drive(sequence, left, head) + inner + drive(sequence, tail, right);
  const turned =
    drive(sequence, left, tail) +
    (realAt(back, last) - realAt(back, first)) +
    drive(sequence, head, right);
  const cut = { first, last, behind };
  return (
    (asIs < room && takeRun(sequence, cut, false)) ||
    (turned < room && takeRun(sequence, cut, true))
  );
}

type Cut = { readonly first: number; readonly last: number; readonly behind: number };

function takeRun(sequence: Sequence, { first, last, behind }: Cut, isTurned: boolean): boolean {
  const { draft } = sequence;
  let count = 0;
  const lay = (from: number, to: number): void => {
    for (let index = from; index <= to; index++) draft[count++] = spotAt(sequence, index);
  };
  const layRun = (): void => {
    if (!isTurned) return lay(first, last);
    for (let index = last; index >= first; index--) draft[count++] = spotAt(sequence, index);
  };
  const start = Math.min(first, behind + 1);
  if (behind > last) lay(last + 1, behind);
  layRun();
  if (behind < first) lay(behind + 1, first - 1);
  return take(sequence, start, count);
}

function take(sequence: Sequence, first: number, count: number): boolean {
  if (!draftFits(sequence, first, count)) return false;
  takeDraft(sequence, first, count);
  return true;
}

/** Exchanges two neighbouring runs of stops (a *double bridge*, Martin, Otto & Felten 1991), if times allow it. */
export function exchangeRuns(
  sequence: Sequence,
  first: number,
  [one, two]: readonly [number, number],
): boolean {
  const { draft } = sequence;
  for (let index = 0; index < two; index++) draft[index] = spotAt(sequence, first + one + index);
  for (let index = 0; index < one; index++) draft[two + index] = spotAt(sequence, first + index);
  return take(sequence, first, one + two);
}
