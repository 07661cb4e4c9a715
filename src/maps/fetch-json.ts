/** A service that is not ours did not do what was asked. */
export class ServiceError extends Error {
  /** The HTTP status; null: there was no answer. */
  readonly status: number | null;
  /** How long it asked to wait; null: it did not. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    status: number | null,
    more: { readonly cause?: unknown; readonly retryAfterMs?: number | null } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = "ServiceError";
    this.status = status;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }

  /** Whether it will say the same to anything else for now. */
  get isDown(): boolean {
    return this.status === null || this.status >= 500 || [401, 403, 429].includes(this.status);
  }

  /** Whether the same may be answered in a while. */
  get isPassing(): boolean {
    return PASSING.has(this.status);
  }
}

const MOST_TRIES = 3;
/** Before the second try; twice that before the third. */
const WAIT_MS = 150;
const PASSING: ReadonlySet<number | null> = new Set([null, 429, 500, 502, 503, 504]);

type Asked = {
  /** What is said of it in errors; an address could hold a key. */
  readonly service: string;
  readonly url: string;
  readonly init?: RequestInit;
  /** When nobody waits any longer. */
  readonly signal: AbortSignal;
};

/** The JSON that a service answers with; what may pass is tried again, as long as there is time. */
export async function fetchJson(asked: Asked): Promise<unknown> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetchJsonOnce(asked);
    } catch (error) {
      const isPassing = error instanceof ServiceError && error.isPassing;
      if (!isPassing || tried === MOST_TRIES || asked.signal.aborted) throw error;
      await pause(WAIT_MS * 2 ** (tried - 1), asked.signal);
    }
  }
}

/** The same with one try, for those who keep a pace of their own. */
export async function fetchJsonOnce({ service, url, init, signal }: Asked): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, signal, redirect: "error" });
    text = await response.text();
  } catch (error) {
    const why = signal.aborted ? "did not answer in time" : "could not be reached";
    throw new ServiceError(`${service} ${why}`, null, { cause: error });
  }
  const { status } = response;
  if (!response.ok) {
    const retryAfterMs = waitOf(response.headers.get("retry-after"));
    throw new ServiceError(`${service}: ${status} ${text.slice(0, 300)}`, status, { retryAfterMs });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError(`${service} did not answer with JSON`, status, { cause: error });
  }
}

/** Retry-After is a number of seconds, or a date. */
function waitOf(header: string | null): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : new Date(header).getTime() - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}

/** Ends early when nobody waits any longer. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
