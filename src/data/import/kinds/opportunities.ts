import * as cell from "../cells.ts";
import { AMOUNT, also, CREATED, OWNER } from "../headers/words.ts";
import type { Cells, Kind, Making, Row } from "../kind.ts";
import { CellError } from "../report.ts";
import { filled, required, textOf } from "../rows.ts";
import { plainWords, shortHash, slug } from "../values/names.ts";
import { accountColumns } from "./account-fields.ts";

const STATUSES = ["open", "won", "lost"] as const;

export const opportunities: Kind = {
  name: "opportunities",
  table: "Opportunity",
  key: ["id"],
  columns: {
    opportunity_id: {
      ...cell.words,
      also: also(
        "opportunity id|opp id|deal id|opportunity number|record id deal|record id|angebotsnummer|id de oportunidad",
      ),
      tells: 4,
      example: "O1",
    },
    ...accountColumns(true),
    owner_email: {
      ...cell.words,
      also: OWNER,
      refersTo: "people",
      example: "ana.torres@prairie.example",
    },
    name: {
      ...cell.words,
      also: also(
        "opportunity name|deal name|opportunity|deal|opportunityname|verkaufschance|chance|opportunite|nom de l opportunite|oportunidad|nombre de la oportunidad|negocio|oportunidade|nome do negocio",
      ),
      tells: 3,
      example: "Summer listing",
    },
    product: {
      ...cell.words,
      also: also("products|product name|produkt|produit|producto|produto"),
      tells: 1,
    },
    stage: {
      ...cell.words,
      also: also(
        "deal stage|stage name|sales stage|phase|verkaufsphase|etape|etapa|fase|estagio|pipeline stage|opportunity stage",
      ),
      tells: 4,
      example: "Proposal",
    },
    status: {
      ...cell.words,
      also: also("opportunity status|deal status|is closed won"),
      tells: 2,
      example: "open",
    },
    amount_usd: { ...cell.money, also: AMOUNT, otherwise: "0", example: "18500" },
    opened_on: {
      ...cell.day,
      also: [
        ...CREATED,
        ...also(
          "engage date|open date|opened|start date|opportunity created date|eroffnet am|fecha de apertura|data de abertura",
        ),
      ],
      isRequired: true,
      tells: 1,
      example: "2026-01-15",
    },
    expected_close_on: {
      ...cell.day,
      also: also(
        "expected close date|close date expected|estimated close date|expected close|abschlussdatum|voraussichtliches abschlussdatum|date de cloture prevue|fecha de cierre prevista|fecha de cierre|data de fechamento prevista|data de fechamento",
      ),
      tells: 3,
      example: "2026-04-30",
    },
    closed_on: {
      ...cell.day,
      also: also(
        "close date|closed date|closed|date closed|geschlossen am|date de cloture|fecha de cierre real|fechado em",
      ),
      tells: 3,
      example: "",
    },
  },
  needs: [
    ["account_id", "account_name"],
    ["stage", "status"],
    ["opened_on", "closed_on", "expected_close_on"],
    ["name", "opportunity_id", "product"],
  ],
  blank: {
    id: null,
    accountId: null,
    ownerEmail: null,
    name: null,
    stage: null,
    status: null,
    amountCents: 0,
    openedOn: null,
    expectedCloseOn: null,
    closedOn: null,
  },
  toRow,
};

function toRow(cells: Cells, { warn }: Making): Row {
  const account = required(cells, "account_id");
  const status = statusOf(textOf(cells["status"]), textOf(cells["stage"]));
  const name = nameOf(cells);
  const row = filled(cells, {
    accountId: "account_id",
    ownerEmail: "owner_email",
    stage: "stage",
    amountCents: "amount_usd",
    openedOn: "opened_on",
    expectedCloseOn: "expected_close_on",
    closedOn: "closed_on",
  });
  // One column "close date" means: closed then, or expected to be.
  if (status === "open" && row["closedOn"] !== undefined) {
    row["expectedCloseOn"] ??= row["closedOn"];
    delete row["closedOn"];
  }
  if (status !== "open") row["closedOn"] ??= row["expectedCloseOn"] ?? missing("closed_on", status);
  if (cells["amount_usd"] === undefined) {
    warn("amount_usd", null, "is empty", "The amount is taken as 0; fill it in if it is known");
  }
  const id =
    textOf(cells["opportunity_id"]) ??
    `${account}-${slug(name)}-${shortHash(String(row["openedOn"]))}`;
  return { ...row, id, name, stage: row["stage"] ?? status, status };
}

function nameOf(cells: Cells): string {
  const name = textOf(cells["name"]) ?? textOf(cells["product"]) ?? textOf(cells["opportunity_id"]);
  if (name !== null) return name;
  throw new CellError("has no name", "Fill in the opportunity's name or its product");
}

function missing(column: string, status: string): never {
  throw new CellError(`is ${status} but has no ${column}`, `Fill in ${column}`);
}

/** "Closed Won", "closedwon", "Gewonnen" ... ; anything else is still open. */
function statusOf(status: string | null, stage: string | null): (typeof STATUSES)[number] {
  const words = plainWords(`${status ?? ""} ${stage ?? ""}`);
  if (
    /\b(lost|closedlost|verloren|perdu|perdue|perdida|perdido|abandoned|cancelled|disqualified)\b/.test(
      words,
    )
  )
    return "lost";
  return /\b(won|closedwon|gewonnen|gagne|gagnee|ganada|ganado|ganho|ganha)\b/.test(words)
    ? "won"
    : "open";
}
