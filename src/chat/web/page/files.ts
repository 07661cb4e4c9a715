import { byId } from "./element.ts";

/** Files come by a drop anywhere on the page, or by the paper clip; several at once are one import. */
export function wireFiles(take: (files: readonly File[]) => void): void {
  const choose = byId("files", HTMLInputElement);
  byId("attach", HTMLButtonElement).addEventListener("click", () => choose.click());
  choose.addEventListener("change", () => {
    const files = [...(choose.files ?? [])];
    choose.value = ""; // The same file can be chosen again.
    if (files.length > 0) take(files);
  });
  wireDrop(take);
}

const show = (isOver: boolean): void => void document.body.classList.toggle("is-over", isOver);

function wireDrop(take: (files: readonly File[]) => void): void {
  // Entering a child leaves its parent: only as many leaves as enters mean that the file is gone.
  let depth = 0;
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    show(true);
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    if (depth <= 0) show(false);
  });
  addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault(); // Else the browser opens the file.
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes("Files") ?? false;
