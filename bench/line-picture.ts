/** A named line of points. */
export type Line = {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
};

type Axes = {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly Line[];
};

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 360, 64, 40, 150, 48];
/** Colours that everybody can tell apart (Okabe & Ito 2008). */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];

/** A line picture as SVG, the horizontal axis logarithmic, the vertical one from zero. */
export function linePicture({ title, x, y, lines }: Axes): string {
  const all = lines.flatMap(({ points }) => points);
  const xs = [...new Set(all.map(([at]) => at))].toSorted((a, b) => a - b);
  const most = 1.1 * Math.max(...all.map(([, value]) => value), 1e-9);
  const [low = 1, high = 10] = [xs[0], xs.at(-1)];
  const span = Math.log(high / low) || 1;
  const px = (at: number): number => LEFT + (Math.log(at / low) / span) * (WIDTH - LEFT - RIGHT);
  const py = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => (share * most) / 1.1);
  const drawn = lines.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const path = points.map(([at, value]) => `${px(at).toFixed(1)},${py(value).toFixed(1)}`);
    const dots = path.map(
      (at) => `<circle cx="${at.replace(",", '" cy="')}" r="4" fill="${colour}"/>`,
    );
    const label = text(WIDTH - RIGHT + 16, TOP + 20 * (index + 1), name, "start", colour);
    return `<polyline points="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="2.5"/>${dots.join("")}${label}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(LEFT, 22, title, "start", "#222222"),
    ...ticks.map(
      (value) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(value)}" y2="${py(value)}" stroke="#dddddd"/>${text(LEFT - 8, py(value) + 4, short(value), "end", "#555555")}`,
    ),
    ...xs.map((at) => text(px(at), HEIGHT - BOTTOM + 18, short(at), "middle", "#555555")),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x, "middle", "#222222"),
    `<g transform="rotate(-90 16 ${HEIGHT / 2})">${text(16, HEIGHT / 2, y, "middle", "#222222")}</g>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

const short = (value: number): string => String(Number(value.toPrecision(2)));

// oxlint-disable-next-line max-params -- a place, words and how they stand
function text(x: number, y: number, words: string, anchor: string, colour = "#222222"): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}
