/** Sent to a card's picture when somebody points at a numbered row beside it. */
const SHOW_STOP = "rounds:show-stop";

export function showStop(picture: Element, number: number): void {
  picture.dispatchEvent(new CustomEvent<number>(SHOW_STOP, { detail: number }));
}

export function onShowStop(picture: Element, listen: (number: number) => void): void {
  picture.addEventListener(SHOW_STOP, (event) => {
    if (event instanceof CustomEvent) listen(Number(event.detail));
  });
}
