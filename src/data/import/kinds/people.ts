import type { Lunch } from "../../../domain/model.ts";
import * as cell from "../cells.ts";
import { also, EMAIL, MANAGER } from "../headers/words.ts";
import type { Cells, Kind, Making, Row } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled, textOf } from "../rows.ts";
import { FIRST_NAME, isMadeEmail, LAST_NAME, madeEmail, personName } from "./person-name.ts";

const ROLES = {
  "sales rep": "rep",
  "sales representative": "rep",
  salesperson: "rep",
  agent: "rep",
  "account manager": "rep",
  "account executive": "rep",
  seller: "rep",
  aussendienst: "rep",
  vertreter: "rep",
  commercial: "rep",
  vendedor: "rep",
  "sales manager": "manager",
  "regional manager": "manager",
  director: "manager",
  leiter: "manager",
  vertriebsleiter: "manager",
  responsable: "manager",
  gerente: "manager",
  chef: "manager",
  administrator: "admin",
  operations: "admin",
  "sales operations": "admin",
} as const;

export const people: Kind = {
  name: "people",
  table: "Person",
  key: ["email"],
  columns: {
    email: {
      ...cell.email,
      also: [
        ...EMAIL,
        ...also("rep email|user email|username|user name|sales rep email|owner email"),
      ],
      example: "ana.torres@prairie.example",
    },
    name: {
      ...cell.words,
      also: also(
        "full name|rep|sales rep|rep name|sales agent|agent|salesperson|sales person|employee|employee name|user|mitarbeiter|mitarbeiter name|verkaufer|aussendienstmitarbeiter|nom complet|commercial|vendeur|vendedor|empleado|representante|nome completo|nombre completo|name|nombre|nome",
      ),
      tells: 2,
      example: "Ana Torres",
    },
    first_name: { ...cell.words, also: FIRST_NAME },
    last_name: { ...cell.words, also: LAST_NAME },
    role: {
      ...cell.oneOf(["rep", "manager", "admin"], ROLES),
      also: also("job title|position|rolle|funktion|fonction|rol|cargo|funcao|profile|user role"),
      tells: 2,
      otherwise: "rep",
      example: "rep",
    },
    manager_email: {
      ...cell.words,
      also: MANAGER,
      refersTo: "people",
      tells: 3,
      example: "dana.whitfield@prairie.example",
    },
    skills: {
      ...cell.list,
      also: also("languages|fahigkeiten|competences|habilidades"),
      tells: 2,
      example: "spanish;craft beer",
    },
    time_zone: {
      ...cell.timeZone,
      also: also("timezone|zeitzone|fuseau horaire|zona horaria|fuso horario"),
      tells: 2,
      otherwise: "the company's",
      example: "America/Chicago",
    },
    work_start: {
      ...cell.clockTime,
      also: also("starts at|arbeitsbeginn|working hours start"),
      tells: 3,
      otherwise: "08:00",
      example: "08:00",
    },
    work_end: {
      ...cell.clockTime,
      also: also("ends at|arbeitsende|working hours end"),
      tells: 3,
      otherwise: "17:00",
      example: "17:00",
    },
    lunch: {
      ...cell.lunch,
      also: also("lunch break|mittagspause|pause dejeuner|almuerzo|almoco"),
      tells: 3,
      example: "11:30-13:30 (45)",
    },
    max_drive_minutes: { ...cell.integer(0, 1440), tells: 3, example: "240" },
    home_town: {
      ...cell.words,
      also: also("home|home city|city|wohnort|heimatort|start location|ville|ciudad|cidade"),
      example: "Marion",
    },
    home_lat: {
      ...cell.degrees(-90, 90),
      also: also("home latitude"),
      tells: 2,
      example: "42.03417",
    },
    home_lng: {
      ...cell.degrees(-180, 180),
      also: also("home longitude"),
      tells: 2,
      example: "-91.59768",
    },
  },
  needs: [
    ["name", "email", "last_name"],
    ["email", "role", "manager_email", "work_start", "home_town"],
  ],
  blank: {
    email: null,
    name: null,
    role: "rep",
    managerEmail: null,
    skills: [],
    timeZone: null,
    workStart: 480,
    workEnd: 1020,
    lunchFrom: null,
    lunchTo: null,
    lunchMinutes: null,
    maxDriveMinutes: null,
    homeTown: null,
    homeLat: null,
    homeLng: null,
    workDays: [0, 1, 2, 3, 4],
  },
  toRow,
};

function toRow(cells: Cells, making: Making): Row {
  const lunch = cells["lunch"] as Lunch | undefined;
  const row = filled(cells, {
    role: "role",
    managerEmail: "manager_email",
    skills: "skills",
    timeZone: "time_zone",
    workStart: "work_start",
    workEnd: "work_end",
    maxDriveMinutes: "max_drive_minutes",
    homeTown: "home_town",
    homeLat: "home_lat",
    homeLng: "home_lng",
  });
  if (Number(row["workStart"] ?? 480) >= Number(row["workEnd"] ?? 1020))
    throw new CellError("work_end is not after work_start", "Give working hours within one day");
  if (lunch)
    Object.assign(row, { lunchFrom: lunch.from, lunchTo: lunch.to, lunchMinutes: lunch.minutes });
  const derived = [{ timeZone: making.workspace.timeZone }];
  return { ...row, ...whoOf(cells, making), derived };
}

function whoOf(cells: Cells, { references, warn }: Making): Row {
  const [email, name] = [textOf(cells["email"]), personName(cells)];
  if (email !== null) return name === null ? { email, name: email.split("@")[0] } : { email, name };
  if (name === null) throw new CellError("has neither a name nor an e-mail", "Fill in both");
  const known = references.person(name);
  if (known.isFound && !isMadeEmail(known.id)) return { email: known.id, name };
  warn(
    "email",
    name,
    "has no e-mail",
    "An address that stands for it was made; import people again with name and e-mail to give them a sign-in",
  );
  return { email: madeEmail(name), name };
}
