import type { Person } from "../domain/model.ts";

/** What a tool works with. Filled in with the database's ports. */
export type World = { readonly asker: Person };
