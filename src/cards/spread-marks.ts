/** A point of a drawing, in pixels from its upper left corner. */
export type Point = { readonly x: number; readonly y: number };

type Room = {
  /** Half the distance that two marks keep, in pixels. */
  readonly radius: number;
  readonly width: number;
  readonly height: number;
};

/** Enough for a dozen marks on one point; beyond that marks may touch. */
const MOST_ROUNDS = 80;

/**
 * Moves round marks apart until none covers another, each as little as possible: two that are too near go half the way
 * each. Marks on one point leave it in a fan, in their order. The same points always give the same places.
 */
export function spreadMarks(points: readonly Point[], room: Room): readonly Point[] {
  const marks = points.map(({ x, y }, index) => {
    const angle = index * GOLDEN_ANGLE;
    return { x: x + Math.cos(angle) * 0.1, y: y + Math.sin(angle) * 0.1, angle };
  });
  for (const mark of marks) keepInside(mark, room);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const isQuiet = !marks
      .flatMap((mark, index) => marks.slice(index + 1).map((other) => part(mark, other, room)))
      .includes(true);
    for (const mark of marks) keepInside(mark, room);
    if (isQuiet) break;
  }
  return marks.map(({ x, y }) => ({ x, y }));
}

/** Turning by it, no two directions of a few dozen are alike. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** `angle` is where a mark goes that lies exactly on another. */
type Mark = { x: number; y: number; readonly angle: number };

/** Whether the two had to be moved. */
function part(mark: Mark, other: Mark, { radius }: Room): boolean {
  const [dx, dy] = [other.x - mark.x, other.y - mark.y];
  const apart = Math.hypot(dx, dy);
  const missing = 2 * radius - apart;
  if (missing <= 0.1) return false;
  const angle = apart < 0.01 ? other.angle : Math.atan2(dy, dx);
  const [stepX, stepY] = [Math.cos(angle) * (missing / 2), Math.sin(angle) * (missing / 2)];
  mark.x -= stepX;
  mark.y -= stepY;
  other.x += stepX;
  other.y += stepY;
  return true;
}

function keepInside(mark: Mark, { radius, width, height }: Room): void {
  mark.x = Math.min(width - radius, Math.max(radius, mark.x));
  mark.y = Math.min(height - radius, Math.max(radius, mark.y));
}
