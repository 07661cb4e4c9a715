import { NoAnswer } from "./ask.ts";
import type { PageError } from "./reply.ts";

export type Uploaded = { readonly id: string; readonly name: string };

/** The server refused the file, and says why. */
export class Refused extends Error {
  readonly error: PageError;

  constructor(error: PageError) {
    super(error.message);
    this.error = error;
  }
}

const MOST_BYTES = 200 * 1024 * 1024;

/** Sends files one after the other and tells how far it is. */
export async function uploadAll(
  files: readonly File[],
  as: string | null,
  onProgress: (words: string) => void,
): Promise<readonly Uploaded[]> {
  const done: Uploaded[] = [];
  for (const file of files) {
    const tell = (share: number): void =>
      onProgress(`Uploading ${file.name}: ${Math.floor(100 * share)} %`);
    tell(0);
    done.push(await upload(file, as, tell));
  }
  onProgress("Reading …");
  return done;
}

/** `fetch` cannot tell how much was sent; the older interface can. */
function upload(
  file: File,
  as: string | null,
  onShare: (share: number) => void,
): Promise<Uploaded> {
  if (file.size > MOST_BYTES) throw new Refused(tooLarge(file.name));
  const request = new XMLHttpRequest();
  const about = new URLSearchParams({ name: file.name, ...(as !== null && { as }) });
  return new Promise((resolve, reject) => {
    request.open("POST", `/api/files?${about.toString()}`);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) onShare(loaded / total);
    });
    request.addEventListener("error", () => reject(new NoAnswer("The upload broke off")));
    request.addEventListener("load", () => {
      const body: unknown = request.response;
      if (request.status === 200 && isUploaded(body)) resolve(body);
      else reject(new Refused(errorOf(body, request.status)));
    });
    request.send(file);
  });
}

const tooLarge = (name: string): PageError => ({
  code: "too_large",
  message: `${name} is larger than 200 MB.`,
  hint: "Split it, or import it where Rounds runs: npm run import -- FILE.",
});

const isUploaded = (body: unknown): body is Uploaded =>
  typeof body === "object" && body !== null && "id" in body && "name" in body;

function errorOf(body: unknown, status: number): PageError {
  const error =
    typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  if (typeof error === "object" && error !== null && "message" in error && "hint" in error)
    return { code: "refused", message: String(error.message), hint: String(error.hint) };
  const message = `The file was not taken: Rounds answered with status ${status}.`;
  return { code: "internal", message, hint: "Try again in a minute." };
}
