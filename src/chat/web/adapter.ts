import { timingSafeEqual } from "node:crypto";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Card } from "../../cards/card.ts";
import type { Post } from "../../domain/posts.ts";
import { type AskPort, answer, FAULT, wordOf } from "./answer.ts";
import { type LeadHook, mountLeadHook } from "./lead-hook.ts";
import { pageFiles } from "./page-files.ts";
import { type FilePort, refusalOf, takeFile } from "./take-files.ts";
import { answerAloud, type VoicePort } from "./voice.ts";

/** What the page needs of Rounds. */
export type WebPort = FilePort &
  AskPort &
  VoicePort & {
    /** People that the page may speak as. */
    people(): Promise<
      readonly {
        readonly email: string;
        readonly name: string;
        readonly role: string;
        readonly managerEmail: string | null;
      }[]
    >;
    /** What Rounds said to a person without being asked, after an instant; null: all that is kept in sight. */
    posts(as: string | null, since: string | null): Promise<readonly Post<Card>[]>;
    /** Figures of this process, as Prometheus reads them. */
    metrics(): Promise<string>;
    /** Outlines of counties, and towns, around a region, as GeoJSON. */
    counties(bounds: Bounds): unknown;
    isReady(): Promise<boolean>;
  };

/** Degrees. */
export type Bounds = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

export type WebOptions = {
  readonly port: WebPort;
  /** Null: only this machine may ask, under its own names. Else a secret that every request must carry. */
  readonly token: string | null;
  readonly tilesUrl: string | null;
  /** Takes leads from other systems; left out: none are taken. */
  readonly hook?: LeadHook | undefined;
  /** Chat platforms that come over HTTP: they check their requests themselves. */
  readonly mounts?: readonly ((app: Express) => void)[];
};

/** The local web page and its interface for programs, as an Express app: the platforms' receivers can join it. */
export function createWeb({ port, token, tilesUrl, hook, mounts = [] }: WebOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", (_request, response) => void response.json({ ok: true }));
  app.get("/readyz", async (_request, response) => {
    const isReady = await port.isReady();
    response.status(isReady ? 200 : 503).json({ ready: isReady });
  });
  mountLeadHook(app, hook);
  for (const mount of mounts) mount(app);
  app.use(securityHeaders(tilesUrl));
  app.use(token === null ? requireThisMachine : requireToken(token));
  app.use(pageFiles());
  app.get("/api/people", async (_request, response) => void response.json(await port.people()));
  app.get("/api/posts", async ({ query }, response) => {
    response.json({ posts: await port.posts(wordOf(query["as"]), wordOf(query["since"])) });
  });
  app.get("/metrics", async (_request, response) => {
    response.type("text/plain; version=0.0.4").send(await port.metrics());
  });
  app.get("/api/settings", (_request, response) => {
    response.json({ tilesUrl, voiceSeconds: port.voiceSeconds });
  });
  app.get(
    "/api/counties",
    (request, response) => void response.json(port.counties(boundsOf(request))),
  );
  app.post("/api/ask", express.json({ limit: "256kb" }), (request, response) =>
    answer(port, request, response),
  );
  app.post("/api/voice", (request, response) => answerAloud(port, request, response));
  app.post("/api/files", (request, response) => takeFile(port, request, response));
  app.use(lastResort);
  return app;
}

function boundsOf({ query }: Request): Bounds {
  const number = (name: string, otherwise: number): number => {
    const value = Number(query[name]);
    return Number.isFinite(value) && query[name] !== undefined ? value : otherwise;
  };
  return {
    south: number("south", -90),
    west: number("west", -180),
    north: number("north", 90),
    east: number("east", 180),
  };
}

const LOCAL_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * A page of another site could make a browser on this machine ask: its name in the address (DNS rebinding) or as the
 * origin of the request gives it away.
 */
function requireThisMachine(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get("origin");
  if (isLocal(`http://${request.get("host") ?? ""}`) && (origin === undefined || isLocal(origin)))
    return next();
  response.status(403).json({
    error: {
      code: "not_allowed",
      message: "This page is for the local machine only.",
      hint: "Set ROUNDS_HOST and ROUNDS_WEB_TOKEN to open it.",
    },
  });
}

const isLocal = (address: string): boolean =>
  URL.canParse(address) && LOCAL_NAMES.has(new URL(address).hostname);

/** The token comes once in the address (`?token=`) and is then kept in a cookie that scripts cannot read. */
function requireToken(
  token: string,
): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const fromAddress = typeof request.query["token"] === "string" ? request.query["token"] : null;
    const given =
      fromAddress ??
      tokenOfCookie(request.get("cookie") ?? "") ??
      request.get("authorization")?.replace(/^Bearer /, "") ??
      "";
    if (!isSame(given, token)) {
      response.status(401).json({
        error: {
          code: "not_allowed",
          message: "This page needs its token.",
          hint: "Open it with ?token=... once, or send it as a bearer token.",
        },
      });
      return;
    }
    if (fromAddress === null) return next();
    response.cookie("rounds", token, { httpOnly: true, sameSite: "strict" });
    response.redirect(303, withoutToken(request.originalUrl));
  };
}

function tokenOfCookie(cookies: string): string | null {
  const [, value = null] = /(?:^|;\s*)rounds=([^;]+)/.exec(cookies) ?? [];
  try {
    return value && decodeURIComponent(value);
  } catch {
    return null; // Not written by us.
  }
}

/** The same address without its secret. A path that begins with two slashes would lead to another host. */
function withoutToken(address: string): string {
  const { pathname, searchParams } = new URL(address.replace(/^\/+/, "/"), "http://localhost");
  searchParams.delete("token");
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Scripts and styles come from here only; nothing in an answer can load or run anything. */
function securityHeaders(
  tilesUrl: string | null,
): (request: Request, response: Response, next: NextFunction) => void {
  const tiles = tilesUrl === null ? "" : ` ${new URL(tilesUrl.replaceAll(/[{}]/g, "")).origin}`;
  const policy = `default-src 'self'; img-src 'self' data:${tiles}; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`;
  return (_request, response, next) => {
    response.set({
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    next();
  };
}

/** Four parameters tell Express that this is for errors: bad JSON, a body too large, or a fault of ours. */
function lastResort(
  error: unknown,
  _request: Request,
  response: Response,
  _next: NextFunction,
): void {
  const status =
    typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  const known = refusalOf(error);
  response.status(known ? 400 : status).json({
    error: known ?? (status < 500 ? UNREADABLE : FAULT),
  });
}

const UNREADABLE = {
  code: "bad_input",
  message: "That request cannot be read.",
  hint: "Send JSON as the README shows.",
};
