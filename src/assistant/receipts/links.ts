/** Endings of addresses that stand without a scheme or a path. Those that are English words are left out. */
const ENDINGS =
  "com|net|org|io|dev|app|ai|co|de|uk|fr|es|br|nl|pl|eu|ch|example|info|biz|ru|cn|xyz|site|online|top|click|zip|link|shop|store|live|page|cloud|gg|ly|tk|test|onion";

const LABELS = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+`;

/** Web addresses, with or without a scheme, and e-mail addresses. */
export const LINK = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.-]*:\/\/\S+`,
    String.raw`\b(?:javascript|data|mailto|tel|sms):\S+`,
    String.raw`(?<![\p{L}\p{N}:/])\/\/${LABELS}\S+`,
    String.raw`\bwww\.\S+`,
    String.raw`[\w.+-]+@[\w-]+\.[\w.-]+`,
    String.raw`(?<![\p{L}\p{N}@.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?[/?]\S*`,
    String.raw`(?<![\p{L}\p{N}@])${LABELS}\p{L}{2,}(?::\d+)?[/?]\S*`,
    String.raw`(?<![\p{L}\p{N}@])${LABELS}(?:${ENDINGS})\b`,
  ].join("|"),
  "giu",
);

/** An e-mail address opens nothing by itself. */
export const isAddress = (link: string): boolean => /^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(link);
