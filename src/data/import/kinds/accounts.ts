import type { Place } from "../../../domain/units.ts";
import * as cell from "../cells.ts";
import {
  ADDRESS,
  also,
  CITY,
  COUNTRY,
  COUNTY,
  ENTITY_ALONE,
  ENTITY_IDS,
  ENTITY_NAMES,
  INDUSTRY,
  LATITUDE,
  LONGITUDE,
  OWNER,
  PHONE,
  POINT,
  SEGMENT,
  STATE,
  ZIP,
} from "../headers/words.ts";
import type { Cells, Column, Kind, Making, Row } from "../kind.ts";
import { placeAccount } from "../place-account.ts";
import { whereOf } from "../references.ts";
import { CellError } from "../report.ts";
import { filled, required, textOf } from "../rows.ts";
import { salesforceId } from "../values/external-ids.ts";
import { shortHash, slug } from "../values/names.ts";
import { LIFECYCLES } from "./lifecycles.ts";

const place: Readonly<Record<string, Column>> = {
  address: { ...cell.words, also: ADDRESS, example: "1028 University Ave" },
  address_2: {
    ...cell.words,
    also: also("address 2|address2|address line 2|adresse 2|street 2|suite"),
  },
  city: { ...cell.words, also: CITY, example: "Adel" },
  state: { ...cell.words, also: STATE, example: "IA" },
  zip: { ...cell.words, also: ZIP, example: "50003" },
  county: { ...cell.words, also: COUNTY, example: "Dallas" },
  country: {
    ...cell.words,
    also: COUNTRY,
    otherwise: "the one that the postal code, its town and the other rows tell, else US",
    example: "US",
  },
  lat: { ...cell.degrees(-180, 180), also: LATITUDE, example: "41.62804" },
  lng: { ...cell.degrees(-180, 180), also: LONGITUDE, example: "-94.04071" },
  point: { ...cell.point, also: POINT, isSoft: true, example: "POINT(-94.04071 41.62804)" },
  precision: {
    ...cell.oneOf(["exact", "street", "postal_code", "city"], {
      zip: "postal_code",
      "zip centroid": "postal_code",
      "postal code": "postal_code",
      town: "city",
      rooftop: "exact",
      approximate: "postal_code",
    }),
    also: also("location precision|accuracy|geocode accuracy|shipping geocode accuracy"),
    isSoft: true,
    example: "exact",
  },
};

const columns: Readonly<Record<string, Column>> = {
  account_id: {
    ...cell.words,
    also: [
      ...ENTITY_IDS,
      ...also("id|number|no|nr|code|record id|external id|numero|codigo"),
      ...ENTITY_ALONE,
    ],
    example: "A1001",
  },
  name: {
    ...cell.words,
    also: [...ENTITY_NAMES, ...also("name|nom|nombre|nome|full name|bezeichnung")],
    isRequired: true,
    example: "Silver Spur Bottle Shop",
  },
  ...place,
  industry: { ...cell.words, also: INDUSTRY, tells: 2, example: "liquor" },
  segment: { ...cell.words, also: SEGMENT, tells: 2, example: "B" },
  lifecycle: {
    ...cell.oneOf(["customer", "prospect", "lost"], LIFECYCLES),
    also: also(
      "lifecycle stage|type|account type|customer type|status|account status|customer status|kundenstatus|statut|estado del cliente|relationship",
    ),
    isSoft: true,
    otherwise: "prospect",
    example: "customer",
  },
  annual_potential_usd: {
    ...cell.money,
    also: also(
      "annual potential|potential|potential usd|yearly potential|jahrespotenzial|potenzial|potentiel|potentiel annuel|potencial|potencial anual",
    ),
    tells: 3,
    otherwise: "0",
    example: "24180",
  },
  visit_minutes: {
    ...cell.integer(1, 600),
    also: also(
      "visit length|visit duration|minutes per visit|besuchsdauer|duree de visite|duracion de visita",
    ),
    tells: 3,
    otherwise: "30",
    example: "30",
  },
  cadence_min_days: { ...cell.integer(0, 3650), tells: 3, example: "14" },
  cadence_max_days: {
    ...cell.integer(1, 3650),
    also: also("cadence|visit every|visit frequency days|besuchsrhythmus|frecuencia de visita"),
    tells: 3,
    example: "30",
  },
  opening_hours: {
    ...cell.openingHours,
    also: also(
      "hours|business hours|open|offnungszeiten|oeffnungszeiten|heures d ouverture|horario|horario de apertura|horario de funcionamento",
    ),
    tells: 3,
    example: "Mo-Sa 10:00-20:00",
  },
  phone: { ...cell.words, also: PHONE, example: "515-555-0188" },
  website: {
    ...cell.domain,
    also: also(
      "website|web site|domain|company domain name|website url|url|web|homepage|webseite|site web|sitio web|pagina web|site|company domain",
    ),
    isSoft: true,
    example: "www.silverspur.example",
  },
  owner_email: {
    ...cell.words,
    also: OWNER,
    refersTo: "people",
    example: "ana.torres@prairie.example",
  },
  territory: {
    ...cell.words,
    also: also(
      "territory name|sales territory|gebiet|verkaufsgebiet|vertriebsgebiet|territoire|secteur commercial|territorio|zona|territorio de vendas",
    ),
    refersTo: "territories",
    example: "Central Iowa",
  },
  salesforce_id: {
    ...cell.words,
    also: also(
      "salesforce id|sfdc id|sf id|account id 18|18 digit id|account id case safe|casesafeid",
    ),
  },
  hubspot_id: {
    ...cell.words,
    also: also("hubspot id|hs object id|record id company|hubspot company id|company record id"),
  },
};

export const accounts: Kind = {
  name: "accounts",
  table: "Account",
  key: ["id"],
  columns,
  needs: [["name"]],
  blank: {
    id: null,
    name: null,
    address: null,
    city: null,
    state: null,
    zip: null,
    county: null,
    country: "US",
    lat: null,
    lng: null,
    precision: "exact",
    industry: null,
    segment: null,
    lifecycle: "prospect",
    potentialCents: 0,
    visitMinutes: 30,
    cadenceMinDays: null,
    cadenceMaxDays: null,
    openingHours: null,
    phone: null,
    domain: null,
    ownerEmail: null,
    territoryName: null,
    externalIds: {},
  },
  toRow,
};

function toRow(given: Cells, making: Making): Row {
  const cells = { ...given, ...externalOf(given), address: addressOf(given) };
  const row = filled(cells, {
    name: "name",
    address: "address",
    city: "city",
    state: "state",
    zip: "zip",
    county: "county",
    country: "country",
    industry: "industry",
    segment: "segment",
    lifecycle: "lifecycle",
    potentialCents: "annual_potential_usd",
    visitMinutes: "visit_minutes",
    cadenceMinDays: "cadence_min_days",
    cadenceMaxDays: "cadence_max_days",
    openingHours: "opening_hours",
    phone: "phone",
    domain: "website",
    ownerEmail: "owner_email",
    territoryName: "territory",
    precision: "precision",
    externalIds: "externalIds",
  });
  Object.assign(row, placeAccount(cells, given["point"] as Place | undefined, making));
  const id = idOf({ ...cells, ...row }, making);
  const before = making.references.externalIdsOf(id);
  // The kept account of two that were merged goes on under its own ids.
  const told = making.references.withoutMerged(idsOf(row["externalIds"]));
  if (row["externalIds"]) row["externalIds"] = { ...before, ...told };
  if (!isPlaced(row) && !making.references.account(id, whereOf({})).isFound)
    making.warn("lat", null, "has no place that could be found", NO_PLACE);
  const mergedFrom = mergedFromOf(cells, making);
  return { id, ...row, ...(mergedFrom !== undefined && { mergedFrom }) };
}

/** How the file names an account that was merged into another since. */
function mergedFromOf({ account_id }: Cells, { references }: Making): string | undefined {
  const own = textOf(account_id);
  const found = own === null ? null : references.account(own, whereOf({}));
  return found?.isFound ? found.mergedFrom : undefined;
}

const NO_PLACE = "It is taken but cannot be planned: give lat and lng, or a postal code and town";

const isPlaced = ({ lat, derived }: Row): boolean =>
  lat !== undefined || (derived as readonly Row[]).some((group) => "lat" in group);

const addressOf = ({ address, address_2 }: Cells): string | undefined =>
  [address, address_2].filter((part) => typeof part === "string").join(", ") || undefined;

/** Ids of other systems, also when the file calls them simply its account id. */
function externalOf({ account_id, salesforce_id, hubspot_id }: Cells): Cells {
  const salesforce = salesforceId(textOf(salesforce_id) ?? textOf(account_id) ?? "");
  const hubspot = textOf(hubspot_id);
  if (salesforce === null && hubspot === null) return {};
  return { externalIds: { ...(salesforce && { salesforce }), ...(hubspot && { hubspot }) } };
}

/**
 * The account's id: that of an account which has this id or external id, or this name at this place; else the file's
 * own, else one made of name and place, so that the same file makes the same ids.
 */
function idOf(cells: Cells, { references }: Making): string {
  const [own, name] = [textOf(cells["account_id"]), textOf(cells["name"])];
  const external = cells["externalIds"] as Readonly<Record<string, string>> | undefined;
  const known = references.accountByExternal(external ?? {});
  if (known !== null) return known;
  const long = own === null ? null : salesforceId(own);
  if (own !== null) return references.mergedInto(long ?? own) ?? long ?? own;
  if (external?.["salesforce"] !== undefined) return external["salesforce"];
  if (external?.["hubspot"] !== undefined) return `hubspot-${external["hubspot"]}`;
  if (name === null) throw new CellError("has neither a name nor an id", "Fill in one of them");
  const there = references.accountAt(cells);
  if (there !== null) return there;
  const made = madeId(required(cells, "name"), cells);
  return references.mergedInto(made) ?? made;
}

const idsOf = (value: unknown): Readonly<Record<string, string>> =>
  (value ?? {}) as Readonly<Record<string, string>>;

function madeId(name: string, { address, city, zip }: Cells): string {
  const where = textOf(city) ?? textOf(zip);
  const street = textOf(address);
  const parts = [slug(name), where === null ? "" : slug(where)];
  if (street !== null) parts.push(shortHash(slug(street)));
  return parts.filter((part) => part !== "").join("-") || shortHash(name);
}
