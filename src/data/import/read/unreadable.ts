import { UserError } from "../../../domain/errors.ts";

/** The refusal of a whole file: what is wrong with it, and what to do. */
export const unreadable = (file: string, what: string, remedy: string): UserError =>
  new UserError("unreadable_file", `${file} ${what}.`, `${remedy}. Nothing of it was taken.`);

export const cutOff = (file: string, what: string): UserError =>
  new UserError(
    "file_cut_off",
    `${file} ${what}: the file seems to be cut off.`,
    "Export or copy it again. Nothing of it was taken.",
  );
