import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { UserError } from "../../domain/errors.ts";
import { refusalOf } from "./take-files.ts";

/** What the web hook for leads needs of Rounds. */
export type LeadHook = {
  /** What senders sign with. */
  readonly secret: string;
  readonly now: () => Date;
  /** Takes one lead; refuses with all problems of the body at once. */
  take(
    body: unknown,
    receipt: { readonly key: string; readonly sha256: string },
  ): Promise<HookTaken>;
};

export type HookTaken = {
  /** "repeated": the same key with the same body; "conflict": with another one. */
  readonly kind: "new" | "repeated" | "conflict";
  readonly answer: {
    readonly lead: string;
    readonly assignedTo: string | null;
    /** ISO instant; null: nobody has to answer. */
    readonly answerBy: string | null;
    readonly reason: string;
    readonly duplicateOf: string | null;
  };
};

const PATH = "/hooks/leads";
const MOST_BYTES = 64 * 1024;
/** A request that was listened to is no good later; clocks may differ by as much. */
const MOST_SECONDS = 300;
const LONGEST_KEY = 200;

/** Reachable from outside whatever the page is for: each request proves by its signature that it may come in. */
export function mountLeadHook(app: Express, hook: LeadHook | undefined): void {
  const read = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });
  if (hook === undefined) {
    app.all(PATH, (_request, response) => refuse(response, 404, OFF));
    return;
  }
  app.all(PATH, requireForm, read, (request, response) => takeLead(hook, request, response));
  app.use(PATH, unreadable);
}

function requireForm(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== "POST") {
    response.set("allow", "POST");
    return refuse(response, 405, {
      code: "bad_method",
      message: "Leads are posted.",
      hint: "Use POST.",
    });
  }
  if (!request.is("application/json")) {
    return refuse(response, 415, {
      code: "bad_type",
      message: "Leads come as JSON.",
      hint: "Send content-type: application/json.",
    });
  }
  next();
}

async function takeLead(hook: LeadHook, request: Request, response: Response): Promise<void> {
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const problem = signatureProblem(hook, request, body);
  if (problem !== null) {
    return refuse(response, 401, { code: "not_signed", message: problem, hint: SIGN });
  }
  const key = request.get("idempotency-key")?.trim() ?? "";
  if (key === "" || key.length > LONGEST_KEY) {
    return refuse(response, 400, {
      code: "bad_input",
      message: "The header idempotency-key is missing or too long.",
      hint: "Send a key of your own for each lead, the same when you send it again.",
    });
  }
  const sha256 = createHash("sha256").update(body).digest("hex");
  const { kind, answer } = await hook.take(jsonOf(body), { key, sha256 });
  if (kind === "conflict") {
    return refuse(response, 409, {
      code: "conflict",
      message: `This idempotency-key came with another body: it is ${answer.lead}.`,
      hint: "Use a new key for a new lead.",
    });
  }
  response.status(kind === "new" ? 201 : 200).json(answer);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new UserError("bad_input", "The body is not JSON.", "Send one JSON object.");
  }
}

/** Null: it is signed by somebody who knows the secret, and lately. */
function signatureProblem(
  { secret, now }: LeadHook,
  request: Request,
  body: Buffer,
): string | null {
  const timestamp = request.get("x-rounds-timestamp") ?? "";
  if (!/^\d{1,12}$/.test(timestamp)) return "The header x-rounds-timestamp is missing or no time.";
  const age = Math.abs(now().getTime() / 1000 - Number(timestamp));
  if (age > MOST_SECONDS) return "The timestamp is more than five minutes away from now.";
  const wanted = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest();
  const [, hex = ""] = /^v1=([0-9a-f]{64})$/i.exec(request.get("x-rounds-signature") ?? "") ?? [];
  const given = Buffer.from(hex, "hex");
  const isSame = given.length === wanted.length && timingSafeEqual(given, wanted);
  return isSame ? null : "The header x-rounds-signature does not fit.";
}

/** Four parameters tell Express that this is for errors. */
function unreadable(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  const status =
    typeof error === "object" && error !== null && "status" in error ? error.status : 0;
  const known = refusalOf(error);
  if (known) return refuse(response, 400, known);
  if (status === 413) return refuse(response, 413, TOO_LARGE);
  if (status === 415) return refuse(response, 415, PACKED);
  next(error);
}

type Refusal = { readonly code: string; readonly message: string; readonly hint: string };

function refuse(response: Response, status: number, error: Refusal): void {
  response.status(status).json({ error });
}

const SIGN =
  "Send x-rounds-timestamp with the time in seconds, and x-rounds-signature: v1= and the hex HMAC-SHA256 of timestamp, a full stop and the body.";

const OFF: Refusal = {
  code: "off",
  message: "No leads are taken here.",
  hint: "Set ROUNDS_LEAD_SECRET to take leads by a web hook.",
};

const TOO_LARGE: Refusal = {
  code: "too_large",
  message: "The body is larger than 64 KB.",
  hint: "Send one lead, without attachments.",
};

const PACKED: Refusal = {
  code: "bad_type",
  message: "The body is packed.",
  hint: "Send it without content-encoding.",
};
