import type { Picture } from "../../../cards/card.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { openMap } from "./live-map.ts";
import { legendOf } from "./map-areas.ts";
import { onShowStop } from "./show-stop.ts";

/** A map that one can move and open to the whole screen. Its height is fixed, so that nothing below it moves. */
export function drawPicture({ alt, map }: Picture): HTMLElement {
  const canvas = element("div", { class: "picture-map", role: "region", "aria-label": alt });
  const toggle = element("button", { type: "button", class: "picture-toggle" });
  const frame = element("div", { class: "picture-frame" }, canvas, toggle);
  const legend = map.areas === undefined ? [] : [legendOf(map.areas)];
  const whole = element("figure", { class: "picture" }, frame, ...legend);
  const live = openMap(canvas, map);
  const setFull = (isFull: boolean): void => {
    frame.classList.toggle("is-full", isFull);
    document.documentElement.classList.toggle("has-full-picture", isFull);
    describe(toggle, isFull);
    live.setFull(isFull);
  };
  describe(toggle, false);
  toggle.addEventListener("click", () => setFull(!frame.classList.contains("is-full")));
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame.classList.contains("is-full")) setFull(false);
  });
  onShowStop(whole, (number) => {
    whole.scrollIntoView({ block: "nearest" });
    live.showStop(number);
  });
  return whole;
}

function describe(toggle: HTMLButtonElement, isFull: boolean): void {
  const words = isFull ? "Close the large map" : "Open the map on the whole screen";
  toggle.replaceChildren(icon(isFull ? "collapse" : "expand"));
  toggle.setAttribute("aria-label", words);
  toggle.title = words;
}
