/**
 * Colours that people with any kind of colour vision tell apart (Okabe & Ito 2008), those that stand out from a light and
 * a dark ground first. After the last one they come again with another shape.
 */
const COLOURS = [
  "#0072b2",
  "#e69f00",
  "#cc79a7",
  "#009e73",
  "#56b4e9",
  "#d55e00",
  "#f0e442",
  "#7a5c99",
] as const;

export type AreaLook = {
  readonly colour: string;
  readonly shape: "circle" | "square" | "triangle";
};

const SHAPES: readonly AreaLook["shape"][] = ["circle", "square", "triangle"];

/** How the dots of the area with this place in the list look. */
export const areaLook = (index: number): AreaLook => ({
  colour: COLOURS[index % COLOURS.length] ?? COLOURS[0],
  shape: SHAPES[Math.floor(index / COLOURS.length) % SHAPES.length] ?? "circle",
});

/** The dot as the data of an SVG path around its middle; `radius` in pixels. */
export function dotPath(shape: AreaLook["shape"], radius: number): string {
  const r = radius;
  switch (shape) {
    case "circle":
      return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case "square":
      return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
    case "triangle":
      return `M0 ${-1.2 * r}L${1.1 * r} ${0.8 * r}H${-1.1 * r}Z`;
  }
}
