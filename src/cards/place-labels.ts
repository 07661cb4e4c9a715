import type { Point } from "./spread-marks.ts";

/** A rectangle of a drawing, in pixels; x and y are its upper left corner. */
export type Box = Point & { readonly width: number; readonly height: number };

export type Label = {
  readonly anchor: Point;
  readonly width: number;
  readonly height: number;
  /** Distances between anchor and label that will do, in pixels, the best first. 0: the label lies on its anchor. */
  readonly gaps: readonly number[];
};

type Ground = { readonly frame: Box; readonly taken: readonly Box[] };

/**
 * Where labels can stand without covering anything: the first comes first, each takes the best side of its anchor that
 * is free, and one without a free side is left out (null).
 */
export function placeLabels(
  labels: readonly Label[],
  { frame, taken }: Ground,
): readonly (Box | null)[] {
  const used = [...taken];
  return labels.map((label) => {
    const box = label.gaps
      .flatMap((gap) => sidesOf(label, gap))
      .find((side) => isInside(side, frame) && !used.some((other) => doOverlap(side, other)));
    if (box === undefined) return null;
    used.push(box);
    return box;
  });
}

/** Map makers' order of preference: right, left, above, below, then the corners. */
function sidesOf({ anchor, width, height }: Label, gap: number): readonly Box[] {
  const at = (x: number, y: number): Box => ({ x: anchor.x + x, y: anchor.y + y, width, height });
  if (gap === 0) return [at(-width / 2, -height / 2)];
  const slant = gap * 0.7;
  return [
    at(gap, -height / 2),
    at(-gap - width, -height / 2),
    at(-width / 2, -gap - height),
    at(-width / 2, gap),
    at(slant, -slant - height),
    at(slant, slant),
    at(-slant - width, -slant - height),
    at(-slant - width, slant),
  ];
}

/** How words are set in a box beside its anchor, so that they begin or end next to it. */
export function sideOf(box: Box, anchor: Point): "left" | "right" | "center" {
  if (box.x >= anchor.x) return "left";
  return box.x + box.width <= anchor.x ? "right" : "center";
}

/** A name far from its dot misleads; where a mark hides the dot, a name further out is better than none. */
export const townGaps = (anchor: Point, near: number, taken: readonly Box[]): readonly number[] =>
  taken.some((box) => doOverlap(box, boxAround(anchor, 1)))
    ? [near, 2.5 * near, 4.5 * near]
    : [near];

export const doOverlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height;

/** Squares along a line, so close that nothing fits between them, to keep labels off it. */
export function boxesAlong(line: readonly Point[], radius: number): readonly Box[] {
  return line.flatMap((from, index) => {
    const to = line[index + 1];
    if (!to) return [];
    const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (2 * radius));
    return Array.from({ length: Math.min(count, MOST_BOXES) }, (_, step) => {
      const share = step / Math.max(1, count);
      const x = from.x + (to.x - from.x) * share;
      const y = from.y + (to.y - from.y) * share;
      return boxAround({ x, y }, radius);
    });
  });
}

/** Lines that leave the picture by far need no more. */
const MOST_BOXES = 400;

/** The square around a round mark. */
export const boxAround = ({ x, y }: Point, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});
