import { shape } from "./element.ts";

/** Outlines on a grid of 24 by 24. */
const OUTLINES = {
  alert:
    "M12 8v5m0 3.5v.01M10.3 4 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z",
  calendar:
    "M7 3v4m10-4v4M4 10h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z",
  chevron: "m9 6 6 6-6 6",
  collapse: "M9 4v5H4m11-5v5h5M9 20v-5H4m11 5v-5h5",
  expand: "M4 9V4h5m6 0h5v5M4 15v5h5m6 0h5v-5",
  home: "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9",
  outside: "M14 4h6v6m0-6-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
  save: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  write: "M4 20h4L19 9l-4-4L4 16v4Zm9-13 4 4",
} as const;

export type IconName = keyof typeof OUTLINES;

/** A small drawing beside words; it says nothing on its own. */
export function icon(name: IconName, size = 18): SVGSVGElement {
  return shape(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" },
    shape("path", { d: OUTLINES[name] }),
  );
}
