import { MOST_BYTES, tooLarge, type Uploads } from "./data/uploads.ts";
import { UserError } from "./domain/errors.ts";
import type { BroughtFile } from "./domain/imports.ts";
import type { Book } from "./domain/ports.ts";
import { findAsker } from "./names.ts";

/** Keeps a file for an import; refuses others than administrators, and what is too large, before a byte is written. */
export type FileTaker = (file: {
  readonly as: string | null;
  readonly name: string;
  readonly bytes: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}) => Promise<BroughtFile>;

export const fileTaker =
  (book: Book, uploads: Uploads): FileTaker =>
  async ({ as, name, bytes, content }) => {
    const asker = await findAsker(book, as);
    if (asker.role !== "admin")
      throw new UserError(
        "not_allowed",
        "Importing files is for administrators.",
        `Send ${name} to whoever runs Rounds for you.`,
      );
    if (bytes !== null && bytes > MOST_BYTES) throw tooLarge(name);
    return uploads.take(name, content);
  };
