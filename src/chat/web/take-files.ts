import type { Request, Response } from "express";

/** What taking files needs of Rounds. */
export type FilePort = {
  /** Keeps a file for whoever may import; refuses others before a byte is written. */
  take(file: {
    readonly as: string | null;
    readonly name: string;
    /** As the browser says; null: it does not say. */
    readonly bytes: number | null;
    readonly content: AsyncIterable<Uint8Array>;
  }): Promise<{ readonly id: string; readonly name: string; readonly bytes: number }>;
};

/** A file as the body of a request, its name and the asker in the address: `POST /api/files?as=EMAIL&name=accounts.csv`. */
export async function takeFile(
  port: FilePort,
  request: Request,
  response: Response,
): Promise<void> {
  const word = (name: string): string | null => {
    const value = request.query[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const length = Number(request.get("content-length"));
  try {
    const file = await port.take({
      as: word("as"),
      name: word("name") ?? "file",
      bytes: Number.isFinite(length) && length > 0 ? length : null,
      content: request as AsyncIterable<Uint8Array>,
    });
    response.json(file);
  } catch (error) {
    refuse(response, error);
  }
}

/** Says no, and does not wait for the rest of what is sent; a fault of ours is thrown on. */
export function refuse(response: Response, error: unknown): void {
  const refusal = refusalOf(error);
  if (refusal === null) throw error;
  response
    .set("connection", "close")
    .status(STATUS[refusal.code] ?? 400)
    .json({ error: refusal });
}

const STATUS: Readonly<Record<string, number>> = {
  not_allowed: 403,
  unknown_person: 403,
  off: 404,
  too_large: 413,
  not_audio: 415,
  limit: 429,
  voice_failed: 503,
};

/** What the person can do something about; null: a fault of ours. */
export function refusalOf(error: unknown): { code: string; message: string; hint: string } | null {
  if (!(error instanceof Error) || !("code" in error) || !("hint" in error)) return null;
  return { code: String(error.code), message: error.message, hint: String(error.hint) };
}
