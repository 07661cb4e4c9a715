import { remember } from "./storage.ts";

/** Turns the theme over; until then the system's is used. */
export function wireTheme(button: HTMLButtonElement): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (): boolean => {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === undefined ? system.matches : chosen === "dark";
  };
  const describe = (): void => {
    const words = isDark() ? "Use light colours" : "Use dark colours";
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    remember("theme", next);
    describe();
  });
  system.addEventListener("change", describe);
  describe();
}
