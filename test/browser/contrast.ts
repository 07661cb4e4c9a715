import type { Page } from "playwright-core";

export type Faint = { readonly words: string; readonly ratio: number };

/** Words on the page whose contrast with what is behind them is below the least that WCAG AA allows for text, 4.5. */
export const faintWords = (page: Page, root: string): Promise<readonly Faint[]> =>
  page.evaluate((selector) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const rgba = (color: string): readonly number[] => {
      canvas?.clearRect(0, 0, 1, 1);
      if (canvas) canvas.fillStyle = color;
      canvas?.fillRect(0, 0, 1, 1);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
    };
    const backgroundOf = (element: Element | null): readonly number[] => {
      for (let each = element; each; each = each.parentElement) {
        const color = rgba(getComputedStyle(each).backgroundColor);
        if ((color[3] ?? 0) === 255) return color;
      }
      return [255, 255, 255];
    };
    const luminance = (color: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = color.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratioOf = (parent: Element): number => {
      const [fore, back] = [rgba(getComputedStyle(parent).color), backgroundOf(parent)];
      const [light = 0, dark = 0] = [luminance(fore), luminance(back)].toSorted((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    const isShown = (parent: Element): boolean =>
      parent.checkVisibility() && parent.closest(":disabled") === null;
    const faint: { words: string; ratio: number }[] = [];
    const texts = document.createTreeWalker(
      document.querySelector(selector) ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      const words = text.textContent?.trim() ?? "";
      if (words === "" || !parent || !isShown(parent)) continue;
      const ratio = ratioOf(parent);
      if (ratio < 4.5) faint.push({ words, ratio: Math.round(ratio * 100) / 100 });
    }
    return faint;
  }, root);
