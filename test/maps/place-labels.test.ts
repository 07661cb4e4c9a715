import fc from "fast-check";
import { expect, test } from "vitest";
import { boxAround, doOverlap, placeLabels } from "../../src/cards/place-labels.ts";
import { spreadMarks } from "../../src/cards/spread-marks.ts";

const FRAME = { x: 0, y: 0, width: 800, height: 600 };

const point = fc.record({
  x: fc.integer({ min: 0, max: FRAME.width }),
  y: fc.integer({ min: 0, max: FRAME.height }),
});

const label = fc.record({
  anchor: point,
  width: fc.integer({ min: 10, max: 200 }),
  height: fc.constant(24),
  gaps: fc.constantFrom([0], [6], [6, 20, 40]),
});

test("labels overlap neither each other nor a mark, and stay inside the picture", () => {
  fc.assert(
    fc.property(
      fc.array(label, { maxLength: 30 }),
      fc.array(point, { maxLength: 12 }),
      (labels, marks) => {
        const taken = marks.map((mark) => boxAround(mark, 20));
        const boxes = placeLabels(labels, { frame: FRAME, taken }).filter((box) => box !== null);
        const all = [...taken, ...boxes];
        for (const [index, box] of boxes.entries()) {
          const others = all.filter((_, other) => other !== taken.length + index);
          expect(others.some((other) => doOverlap(box, other))).toBe(false);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(FRAME.width);
          expect(box.y + box.height).toBeLessThanOrEqual(FRAME.height);
        }
      },
    ),
  );
});

test("a label alone stands to the right of its place", () => {
  const only = { anchor: { x: 100, y: 100 }, width: 50, height: 20, gaps: [6] };

  expect(placeLabels([only], { frame: FRAME, taken: [] })).toEqual([
    { x: 106, y: 90, width: 50, height: 20 },
  ]);
});

test("a label at the right edge stands to the left", () => {
  const edge = { anchor: { x: 780, y: 100 }, width: 50, height: 20, gaps: [6] };

  expect(placeLabels([edge], { frame: FRAME, taken: [] })).toEqual([
    { x: 724, y: 90, width: 50, height: 20 },
  ]);
});

test("marks that lie on each other are fanned out, and none covers another", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 14 }), (points) => {
      const marks = spreadMarks(points, { radius: 14, width: FRAME.width, height: FRAME.height });
      for (const [index, a] of marks.entries())
        for (const b of marks.slice(index + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * 14 * 0.9);
    }),
  );
  const pile = Array.from({ length: 8 }, () => ({ x: 300, y: 300 }));
  const fan = spreadMarks(pile, { radius: 14, width: FRAME.width, height: FRAME.height });
  expect(Math.max(...fan.map(({ x, y }) => Math.hypot(x - 300, y - 300)))).toBeLessThan(70);
});

test("marks with room of their own stay where they are", () => {
  const points = [
    { x: 100, y: 100 },
    { x: 200, y: 100 },
  ];

  const marks = spreadMarks(points, { radius: 14, width: FRAME.width, height: FRAME.height });

  for (const [index, mark] of marks.entries()) expect(mark.x).toBeCloseTo(points[index]?.x ?? 0, 0);
});
