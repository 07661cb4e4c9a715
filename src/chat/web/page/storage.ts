/** Storage may be closed in private windows: then nothing is remembered, and nothing fails. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`rounds.${name}`, value);
  } catch {
    // Nothing is remembered.
  }
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`rounds.${name}`);
  } catch {
    return null;
  }
}
