import * as cell from "../cells.ts";
import { ADDRESS, CITY, ENTITY_IDS, ENTITY_NAMES, ZIP } from "../headers/words.ts";
import type { Column } from "../kind.ts";

/** How a row of another kind says which account it is about: its id or name, and where it is if several have the name. */
export const accountColumns = (isRequired: boolean): Readonly<Record<string, Column>> => ({
  account_id: {
    ...cell.words,
    also: ENTITY_IDS,
    refersTo: "accounts",
    isRequired,
    example: "A1001",
  },
  account_name: { ...cell.words, also: ENTITY_NAMES, example: "Silver Spur Bottle Shop" },
  account_address: { ...cell.words, also: ADDRESS },
  account_city: { ...cell.words, also: CITY },
  account_zip: { ...cell.words, also: ZIP },
});
