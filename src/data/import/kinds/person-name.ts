import { also } from "../headers/words.ts";
import type { Cells } from "../kind.ts";
import { textOf } from "../rows.ts";
import { plainWords } from "../values/names.ts";

export const FIRST_NAME = also(
  "first name|firstname|given name|forename|vorname|prenom|nombre|nombre de pila|primeiro nome|nome proprio",
);
export const LAST_NAME = also(
  "last name|lastname|surname|family name|nachname|familienname|nom de famille|nom|apellido|apellidos|sobrenome|ultimo nome",
);

/** The name of a person from one cell or from two; "Lee, Ann" becomes "Ann Lee". */
export function personName({ name, first_name, last_name }: Cells): string | null {
  const whole = textOf(name);
  if (whole !== null) return turned(whole);
  return [first_name, last_name].flatMap((part) => textOf(part) ?? []).join(" ") || null;
}

const turned = (name: string): string =>
  name.replace(/^([\p{L}'’ -]+),\s*([\p{L}.'’ -]+)$/u, "$2 $1");

/** The address that stands for a person of whom only the name is known. No mail can be sent to it. */
export const madeEmail = (name: string): string =>
  `${plainWords(turned(name)).replaceAll(" ", ".")}@no-email.invalid`;

export const isMadeEmail = (email: string): boolean => email.endsWith("@no-email.invalid");
