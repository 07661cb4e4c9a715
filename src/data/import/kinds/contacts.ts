import * as cell from "../cells.ts";
import { also, EMAIL, PHONE } from "../headers/words.ts";
import type { Kind } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled, required, textOf } from "../rows.ts";
import { slug } from "../values/names.ts";
import { accountColumns } from "./account-fields.ts";
import { FIRST_NAME, LAST_NAME, personName } from "./person-name.ts";

export const contacts: Kind = {
  name: "contacts",
  table: "Contact",
  key: ["id"],
  columns: {
    contact_id: {
      ...cell.words,
      also: also("contact id|record id contact|kontakt id|contact id 18|record id"),
      tells: 3,
      example: "C1",
    },
    ...accountColumns(true),
    name: {
      ...cell.words,
      also: also(
        "contact name|full name|contact|kontakt|ansprechpartner|nom du contact|interlocuteur|contacto|nombre del contacto|contato|nome do contato|name",
      ),
      tells: 2,
      example: "Jo Reed",
    },
    first_name: { ...cell.words, also: FIRST_NAME, tells: 2 },
    last_name: { ...cell.words, also: LAST_NAME, tells: 2 },
    title: {
      ...cell.words,
      also: also(
        "job title|position|role|funktion|position im unternehmen|fonction|poste|cargo|puesto",
      ),
      tells: 2,
      example: "Buyer",
    },
    phone: { ...cell.words, also: PHONE, example: "515-555-0142" },
    email: { ...cell.email, also: EMAIL, tells: 1, example: "jo.reed@silverspur.example" },
  },
  needs: [
    ["name", "last_name", "first_name"],
    ["account_id", "account_name"],
    // A last name alone tells nothing: in French a company has its "nom", too.
    ["contact_id", "first_name", "title", "email"],
  ],
  blank: { id: null, accountId: null, name: null, title: null, phone: null, email: null },
  toRow(cells) {
    const name = personName(cells) ?? textOf(cells["email"]);
    if (name === null) throw new CellError("has no name", "Fill in the contact's name");
    const account = required(cells, "account_id");
    return {
      ...filled(cells, { accountId: "account_id", title: "title", phone: "phone", email: "email" }),
      name,
      id: textOf(cells["contact_id"]) ?? `${account} ${textOf(cells["email"]) ?? slug(name)}`,
    };
  },
};
