/** What somebody said, without Slack's way of writing: mentions are "<@U123>", and three characters are escaped. */
export const spoken = (text: string): string =>
  unescaped(text.replaceAll(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, " ")).trim();

/** "<#C1|east>" is "#east", "<https://x|x>" is "x". */
const unescaped = (text: string): string =>
  text
    .replaceAll(/<#[A-Z0-9]+\|([^>]*)>/g, "#$1")
    .replaceAll(/<(?:https?|mailto):[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/<((?:https?|mailto):[^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** In a message's text "<!channel>" would ping everybody, and "<https://...>" would be a link. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
