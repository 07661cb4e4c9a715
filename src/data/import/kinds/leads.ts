import * as cell from "../cells.ts";
import {
  ADDRESS,
  AMOUNT,
  also,
  CITY,
  CREATED,
  EMAIL,
  ENTITY_NAMES,
  INDUSTRY,
  LATITUDE,
  LONGITUDE,
  NOTES,
  OWNER,
  PHONE,
  SEGMENT,
  STATE,
  ZIP,
} from "../headers/words.ts";
import type { Cells, Kind, Making, Row } from "../kind.ts";
import { placeAccount } from "../place-account.ts";
import { CellError } from "../report.ts";
import { filled, textOf } from "../rows.ts";
import { shortHash, slug } from "../values/names.ts";
import { FIRST_NAME, LAST_NAME, personName } from "./person-name.ts";

const STATUS = {
  new: "open",
  "open not contacted": "open",
  "open deal": "waiting",
  "not contacted": "open",
  neu: "open",
  offen: "open",
  nouveau: "open",
  nuevo: "open",
  novo: "open",
  assigned: "waiting",
  attempted: "waiting",
  "attempted to contact": "waiting",
  "in progress": "accepted",
  working: "accepted",
  "working contacted": "accepted",
  contacted: "accepted",
  connected: "accepted",
  qualified: "accepted",
  "closed converted": "accepted",
  converted: "accepted",
  qualifiziert: "accepted",
  unqualified: "passed",
  "closed not converted": "passed",
  "bad timing": "passed",
  disqualified: "passed",
  nurturing: "accepted",
} as const;

export const leads: Kind = {
  name: "leads",
  table: "Lead",
  key: ["id"],
  columns: {
    lead_id: {
      ...cell.words,
      also: also("lead id|lead number|lead no|lead nr"),
      tells: 4,
      example: "L1042",
    },
    name: {
      ...cell.words,
      also: [...ENTITY_NAMES, ...also("company account|lead name|name|lead")],
      example: "Riverbend Hotel",
    },
    first_name: { ...cell.words, also: FIRST_NAME },
    last_name: { ...cell.words, also: LAST_NAME },
    place: { ...cell.words, also: CITY, example: "Dubuque" },
    address: { ...cell.words, also: ADDRESS },
    state: { ...cell.words, also: STATE },
    zip: { ...cell.words, also: ZIP },
    lat: { ...cell.degrees(-180, 180), also: LATITUDE, example: "42.50056" },
    lng: { ...cell.degrees(-180, 180), also: LONGITUDE, example: "-90.66457" },
    industry: { ...cell.words, also: INDUSTRY, example: "hotel" },
    segment: { ...cell.words, also: SEGMENT, example: "B" },
    language: {
      ...cell.words,
      also: also("preferred language|sprache|langue|idioma"),
      tells: 2,
      example: "English",
    },
    value_usd: {
      ...cell.money,
      also: [
        ...AMOUNT,
        ...also("estimated value|expected value|lead value|budget|annual revenue estimate"),
      ],
      example: "35000",
    },
    source: {
      ...cell.words,
      also: also(
        "lead source|original source|original source type|source|quelle|herkunft|leadquelle|origine|origen|origem|fuente",
      ),
      tells: 3,
      example: "web form",
    },
    phone: { ...cell.words, also: PHONE, example: "563-555-0109" },
    email: { ...cell.email, also: EMAIL, example: "desk@riverbend.example" },
    notes: { ...cell.words, also: NOTES, example: "wants a quote by Friday" },
    status: {
      ...cell.oneOf(["open", "waiting", "accepted", "passed", "duplicate"], STATUS),
      also: also("lead status|lead stage|statut|estado|estado del lead|status do lead"),
      tells: 3,
      otherwise: "open",
      example: "open",
    },
    assigned_email: {
      ...cell.words,
      also: OWNER,
      refersTo: "people",
      example: "ana.torres@prairie.example",
    },
    created_at: {
      ...cell.moment,
      also: CREATED,
      isRequired: true,
      tells: 2,
      example: "2026-02-27T15:20:00Z",
    },
    assigned_at: { ...cell.moment },
    answer_by: { ...cell.moment },
    answered_at: { ...cell.moment },
    answer_reason: { ...cell.words },
    account_id: {
      ...cell.words,
      also: also("converted account id|account id"),
      refersTo: "accounts",
      example: "",
    },
  },
  needs: [["name", "last_name"], ["created_at"], ["lead_id", "source", "status"]],
  blank: {
    id: null,
    name: null,
    place: null,
    lat: null,
    lng: null,
    industry: null,
    segment: null,
    language: null,
    valueCents: null,
    source: null,
    phone: null,
    email: null,
    notes: null,
    status: "open",
    assignedEmail: null,
    createdAt: null,
    assignedAt: null,
    answerBy: null,
    answeredAt: null,
    answerReason: null,
    accountId: null,
  },
  toRow,
};

const FIELDS = {
  place: "place",
  industry: "industry",
  segment: "segment",
  language: "language",
  valueCents: "value_usd",
  source: "source",
  phone: "phone",
  email: "email",
  notes: "notes",
  status: "status",
  assignedEmail: "assigned_email",
  answerReason: "answer_reason",
  accountId: "account_id",
};

const MOMENTS = {
  createdAt: "created_at",
  assignedAt: "assigned_at",
  answerBy: "answer_by",
  answeredAt: "answered_at",
};

function toRow(cells: Cells, making: Making): Row {
  const name =
    textOf(cells["name"]) ??
    personName({ first_name: cells["first_name"], last_name: cells["last_name"] });
  if (name === null)
    throw new CellError("has no name", "Fill in the company's or the person's name");
  const row = filled(cells, FIELDS);
  for (const [field, column] of Object.entries(MOMENTS)) {
    const moment = cells[column] as cell.Moment | undefined;
    if (moment) row[field] = instantText(moment, making);
  }
  const { lat, lng, derived } = placeAccount({ ...cells, city: cells["place"] }, undefined, making);
  Object.assign(row, { ...(lat !== undefined && { lat, lng }), derived });
  const contact = textOf(cells["email"]) ?? textOf(cells["phone"]) ?? textOf(cells["place"]) ?? "";
  const made = `${slug(name)}-${shortHash(`${contact} ${String(row["createdAt"])}`)}`;
  return { ...row, id: textOf(cells["lead_id"]) ?? made, name };
}

function instantText(
  { date, minute, offset }: cell.Moment,
  { toInstant, workspace }: Making,
): string {
  const clock = [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  const instant =
    offset === null
      ? toInstant(`${date}T${clock}`, workspace.timeZone)
      : new Date(`${date}T${clock}:00${offset}`);
  return instant.toISOString().slice(0, 19);
}
