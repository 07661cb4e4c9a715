// Runs before the first paint, so that a chosen theme does not flash; it may import nothing.
try {
  const chosen = localStorage.getItem("rounds.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
} catch {
  // Storage is closed: the system's theme is used.
}
