/** The currency that a cell or header names, as an ISO code; null: none, or a sign that several share. */
export function currencyIn(text: string): string | null {
  if (/R\$|\bBRL\b/.test(text)) return "BRL";
  const code = /\b(USD|EUR|GBP|CHF|CAD|AUD|MXN|JPY|PLN|SEK|NOK|DKK|CZK)\b/i.exec(text)?.[1];
  if (code !== undefined) return code.toUpperCase();
  if (text.includes("€")) return "EUR";
  return text.includes("£") ? "GBP" : null;
}
