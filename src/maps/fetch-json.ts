/** A service that is not ours did not do what was asked. */
export class ServiceError extends Error {
  /** The HTTP status; null: there was no answer. */
  readonly status: number | null;

  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause });
    this.name = "ServiceError";
    this.status = status;
  }

  /** Whether it will say the same to anything else for now. */
  get isDown(): boolean {
    return this.status === null || this.status >= 500 || [401, 403, 429].includes(this.status);
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
      return await once(asked);
    } catch (error) {
      const isPassing = error instanceof ServiceError && PASSING.has(error.status);
      if (!isPassing || tried === MOST_TRIES || asked.signal.aborted) throw error;
      await pause(WAIT_MS * 2 ** (tried - 1), asked.signal);
    }
  }
}

async function once({ service, url, init, signal }: Asked): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, signal, redirect: "error" });
    text = await response.text();
  } catch (error) {
    const why = signal.aborted ? "did not answer in time" : "could not be reached";
    throw new ServiceError(`${service} ${why}`, null, error);
  }
  if (!response.ok)
    throw new ServiceError(`${service}: ${response.status} ${text.slice(0, 300)}`, response.status);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError(`${service} did not answer with JSON`, response.status, error);
  }
}

/** Ends early when nobody waits any longer. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
