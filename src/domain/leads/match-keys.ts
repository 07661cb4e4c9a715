import type { Place } from "../units.ts";

/** What tells who a lead, or an account, is. */
export type Identity = {
  readonly id: string;
  /** Null: nobody named it. */
  readonly name: string | null;
  readonly town: string | null;
  readonly place: Place | null;
  readonly emails: readonly string[];
  readonly websites: readonly string[];
  readonly phones: readonly string[];
};

/** Hosts of mailboxes and pages that anybody may have: they tell nothing about whose. */
const PUBLIC_HOSTS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com google.com yahoo.com ymail.com rocketmail.com yahoo.ca yahoo.fr yahoo.de hotmail.com
  outlook.com live.com msn.com hotmail.fr hotmail.de hotmail.es icloud.com me.com mac.com aol.com aim.com proton.me
  protonmail.com pm.me gmx.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de mail.com mail.ru yandex.ru
  yandex.com zoho.com fastmail.com hey.com tutanota.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net
  charter.net cox.net earthlink.net frontier.com windstream.net juno.com mchsi.com centurylink.net q.com shaw.ca
  rogers.com bell.net sympatico.ca orange.fr wanadoo.fr free.fr laposte.net libero.it qq.com 163.com 126.com naver.com
  facebook.com instagram.com linkedin.com x.com twitter.com yelp.com wixsite.com wordpress.com squarespace.com
  weebly.com blogspot.com square.site business.site godaddysites.com myshopify.com`.split(/\s+/),
);

/** "acme.example" of "desk@mail.acme.example" or "https://www.acme.example/shop"; null: anybody's, or none. */
export function ownDomain(address: string): string | null {
  const host = /(?:@|\/\/|^)([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#]|$)/i.exec(address.trim())?.[1];
  if (host === undefined) return null;
  const domain = registered(host.toLowerCase());
  return PUBLIC_HOSTS.has(domain) ? null : domain;
}

/** "acme.co.uk" of "www.acme.co.uk": the part that somebody registers. */
function registered(host: string): string {
  const parts = host.split(".");
  const [second = "", top = ""] = parts.slice(-2);
  const isShared = top.length === 2 && /^(?:com?|org|net|gov|ac|edu|gob|nom)$/.test(second);
  return parts.slice(isShared ? -3 : -2).join(".");
}

/** The last ten digits, so that +1 (515) 555-0100 and 515.555.0100 agree; null: too few to tell. */
export function phoneDigits(phone: string): string | null {
  const digits = phone
    .replace(/(?:ext|x|#).*$/i, "")
    .replaceAll(/\D/g, "")
    .replace(/^0+/, "");
  return digits.length < 7 ? null : digits.slice(-10);
}

const LEGAL: ReadonlySet<string> = new Set(
  "inc incorporated llc llp lp ltd limited co corp corporation company gmbh ag kg ohg ug ek sa sas sarl srl spa bv nv oy ab as aps plc pty".split(
    " ",
  ),
);
const EMPTY: ReadonlySet<string> = new Set([
  "the",
  "and",
  "of",
  "at",
  "in",
  "a",
  "der",
  "die",
  "das",
  "la",
  "le",
]);

/** The words of a name that tell it from others, without legal forms; all of them where that leaves none. */
export function nameWords(name: string): readonly string[] {
  const words = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/['’`]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !LEGAL.has(word) && !EMPTY.has(word));
  return (telling.length > 0 ? telling : words).toSorted();
}

/** Certain keys: who shares one is the same company, or a branch of it. */
export const sureKeys = ({ emails, websites, phones }: Identity): readonly string[] => [
  ...new Set([
    ...emails.map((email) => `mail ${email.trim().toLowerCase()}`),
    ...[...emails, ...websites].flatMap((address) => {
      const domain = ownDomain(address);
      return domain === null ? [] : [`domain ${domain}`];
    }),
    ...phones.flatMap((phone) => {
      const digits = phoneDigits(phone);
      return digits === null ? [] : [`phone ${digits}`];
    }),
  ]),
];

export const townKey = (town: string): string => nameWords(town).join(" ");

/** Degrees of latitude of a cell: 2.2 km, just more than the distance that counts as the same place. */
const CELL = 0.02;

/** The cell of a place, and how many cells of the same angle two kilometres reach to the east and west. */
export const cellOf = ({ lat, lng }: Place): readonly [number, number] => [
  Math.floor(lat / CELL),
  Math.floor(lng / CELL),
];

export const cellsAcross = ({ lat }: Place): number =>
  Math.min(50, Math.ceil(1 / Math.max(0.02, Math.cos((lat * Math.PI) / 180))));
