type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element as text; attributes and words are escaped here and nowhere else. */
export function svg(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(typeof value === "number" ? short(value) : value)}"`)
    .join("");
  return {
    markup: `<${name}${written}>${children.map(({ markup }) => markup).join("")}</${name}>`,
  };
}

/** Markup that is known to be well formed. */
export type Svg = { readonly markup: string };

export const words = (text: string): Svg => ({ markup: escape(text) });

/** A tenth of a pixel cannot be seen. */
const short = (value: number): string => String(Math.round(value * 10) / 10);

const escape = (text: string): string =>
  text
    .replaceAll(CONTROL, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Characters that XML does not allow, and halves of characters. */
const CONTROL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
