import { expect, test } from "vitest";
import { chooseKind } from "../../src/data/import/headers/choose-kind.ts";
import { parseDay } from "../../src/data/import/values/dates.ts";
import { salesforceId } from "../../src/data/import/values/external-ids.ts";
import { monthInHeader, parseMonth } from "../../src/data/import/values/months.ts";
import { companyKey } from "../../src/data/import/values/names.ts";
import { parseNumber } from "../../src/data/import/values/numbers.ts";
import { parsePoint } from "../../src/data/import/values/points.ts";
import { PLAIN } from "../../src/data/import/values/style.ts";
import { parseClock } from "../../src/data/import/values/times.ts";

test.each([
  ["1234.5", 1234.5],
  ["$1,234.50", 1234.5],
  ["1.234,50 €", 1234.5],
  ["1 234,50", 1234.5],
  ["1'234.50 CHF", 1234.5],
  ["R$ 2.500,00", 2500],
  ["(12.50)", -12.5],
  ["12-", -12],
  ["1,234", 1234],
  ["1.234", 1234],
  ["12,5", 12.5],
  ["12k", 12_000],
  ["1.2M", 1_200_000],
  ["3 Mio", 3_000_000],
  ["45 %", 45],
  ["1,23,456", 123_456],
  ["-0.5", -0.5],
  [".5", 0.5],
])("money %j is %d", (cell, value) => {
  expect(parseNumber(cell, PLAIN, "thousands")).toBeCloseTo(value, 9);
});

test("what is no number is none", () => {
  for (const cell of ["", "abc", "1,2,3.4.5", "12 apples", "--1", "1.2.3,4,5"])
    expect(parseNumber(cell, PLAIN, "thousands")).toBeNaN();
});

test("a column's decimal mark decides what its cells alone leave open", () => {
  expect(parseNumber("1.234", { ...PLAIN, decimalMark: "." }, "thousands")).toBe(1.234);
  expect(parseNumber("1.234", { ...PLAIN, decimalMark: "," }, "thousands")).toBe(1234);
  expect(parseNumber("41,605", PLAIN, "decimals")).toBe(41.605);
});

test.each([
  ["2026-03-31", "2026-03-31"],
  ["2026-03-31T10:00:00Z", "2026-03-31"],
  ["20260331", "2026-03-31"],
  ["31/03/2026", "2026-03-31"],
  ["3/31/2026 10:00 AM", "2026-03-31"],
  ["31.3.26", "2026-03-31"],
  ["03.04.2026", "2026-04-03"],
  ["31 Mar 2026", "2026-03-31"],
  ["March 31, 2026", "2026-03-31"],
  ["31. März 2026", "2026-03-31"],
  ["31 de marzo de 2026", "2026-03-31"],
  ["31-MAR-26", "2026-03-31"],
  ["1er avril 2026", "2026-04-01"],
  ["03/04/2026", "ambiguous"],
  ["04/04/2026", "2026-04-04"],
  ["31/02/2026", null],
  ["soon", null],
])("the day %j is %j", (cell, value) => {
  expect(parseDay(cell, PLAIN)).toBe(value);
});

test("an ambiguous day follows the order of its column", () => {
  expect(parseDay("03/04/2026", { ...PLAIN, dateOrder: "dmy" })).toBe("2026-04-03");
  expect(parseDay("03/04/2026", { ...PLAIN, dateOrder: "mdy" })).toBe("2026-03-04");
});

test("months, times, points and ids as they are written", () => {
  expect(
    ["2026-03", "03/2026", "Mar 2026", "März 26", "mars 2026", "202603"].map((cell) =>
      parseMonth(cell, PLAIN),
    ),
  ).toEqual(Array.from({ length: 6 }, () => "2026-03"));
  expect(monthInHeader("Revenue Mar 2026")).toEqual({ month: "2026-03", rest: "Revenue" });
  expect(monthInHeader("Umsatz 03/2026")).toEqual({ month: "2026-03", rest: "Umsatz" });
  expect(monthInHeader("Address 2")).toBeNull();
  expect(["8:30", "08:30:00", "8:30 AM", "14h30", "2:30 PM", "8.30 Uhr"].map(parseClock)).toEqual([
    510, 510, 510, 870, 870, 510,
  ]);
  expect(parsePoint("POINT(-93.6 41.6)")).toEqual({ lat: 41.6, lng: -93.6 });
  expect(parsePoint("1460 2ND AVE\nDES MOINES 50314\n(41.605570, -93.619826)")).toEqual({
    lat: 41.60557,
    lng: -93.619826,
  });
  // The example of Salesforce's own documentation.
  expect(salesforceId("001A0000006Vm9r")).toBe("001A0000006Vm9rIAC");
  expect(salesforceId("A1001")).toBeNull();
  expect(companyKey("ACME Foods, Inc.")).toBe(companyKey("Acme foods"));
});

const kindOf = (headers: string): string | undefined =>
  chooseKind("export.csv", headers.split(","), [])?.kind.name;

test.each([
  [
    "Account Name,Account Owner,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,Phone,Type,Industry,Account ID",
    "accounts",
  ],
  [
    "Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry,Lifecycle Stage",
    "accounts",
  ],
  ["Kundennummer,Firma,Straße,PLZ,Ort,Telefon,Branche,Kundenbetreuer", "accounts"],
  [
    "Numéro client,Raison sociale,Adresse,Code postal,Ville,Téléphone,Secteur d'activité,Commercial",
    "accounts",
  ],
  ["Código de cliente,Razón social,Dirección,Código postal,Ciudad,Teléfono,Vendedor", "accounts"],
  ["Código do cliente,Razão social,Endereço,CEP,Cidade,UF,Telefone,Vendedor", "accounts"],
  [
    "Opportunity Name,Account Name,Stage,Amount,Close Date,Opportunity Owner,Created Date",
    "opportunities",
  ],
  [
    "Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Associated Company,Create Date",
    "opportunities",
  ],
  ["Lead ID,First Name,Last Name,Company,Lead Source,Lead Status,Created Date,Email", "leads"],
  ["First Name,Last Name,Title,Account Name,Phone,Email,Contact ID", "contacts"],
  ["Store Number,Month,Orders,Sales", "sales"],
  ["Order Date,Customer,Total", "sales"],
  ["Kunde,Monat,Umsatz", "sales"],
  ["Customer,Visit Date,Sales Rep,Outcome,Next Step", "visits"],
  ["Kunde,Besuchsdatum,Außendienst,Ergebnis", "visits"],
  ["Name,Email,Role,Manager,Home City", "people"],
  ["Territory,Region,Owner,Zip Codes", "territories"],
  ["Subject,Start Date,Start Time,End Time,Organizer", "appointments"],
])("%s is %s", (headers, kind) => {
  expect(kindOf(headers)).toBe(kind);
});

test.each([
  ["Numéro client,Nom,Code postal,Ville,Propriétaire", "accounts"],
  ["Code client,Raison sociale,Adresse,CP,Ville,Pays,Téléphone,Commercial", "accounts"],
  ["Kundennummer,Firma,Straße,PLZ,Ort,Betreuer", "accounts"],
  ["Código cliente,Razón social,Dirección,Código postal,Ciudad,Vendedor", "accounts"],
  ["Código do cliente,Razão social,Endereço,CEP,Cidade,UF,Vendedor", "accounts"],
  ["Nom,Prénom,E-mail,Responsable hiérarchique,Fonction", "people"],
  ["Nachname,Vorname,E-Mail,Vorgesetzter,Rolle", "people"],
  ["Nombre,Apellidos,Correo electrónico,Gerente,Cargo", "people"],
  ["Nome,Sobrenome,E-mail,Gestor,Cargo", "people"],
  ["Numéro client,Date de facture,Montant HT", "sales"],
  ["Client,Mois,Chiffre d'affaires", "sales"],
  ["Kundennummer,Monat,Umsatz", "sales"],
  ["Kunde,Rechnungsdatum,Nettobetrag", "sales"],
  ["Cliente,Fecha de factura,Importe", "sales"],
  ["Cliente,Mês,Faturamento", "sales"],
  ["Client,Commercial,Date de visite,Résultat,Commentaire", "visits"],
  ["Kunde,Außendienstmitarbeiter,Besuchsdatum,Ergebnis,Bemerkung", "visits"],
  ["Cliente,Vendedor,Fecha de visita,Resultado,Observaciones", "visits"],
  ["Cliente,Vendedor,Data da visita,Resultado,Observações", "visits"],
  ["Opportunité,Compte,Propriétaire,Étape,Montant,Date de clôture prévue", "opportunities"],
  ["Verkaufschance,Firma,Besitzer,Phase,Betrag,Abschlussdatum", "opportunities"],
  ["Oportunidad,Cuenta,Propietario,Etapa,Importe,Fecha de cierre", "opportunities"],
  ["Negócio,Empresa,Responsável,Fase,Valor,Data de fechamento", "opportunities"],
])("all of %s are columns of %s", (headers, kind) => {
  const names = headers.split(",");
  const chosen = chooseKind("export.csv", names, []);

  expect(chosen?.kind.name).toBe(kind);
  expect(chosen?.matches.map(({ header }) => header)).toEqual(names);
});
