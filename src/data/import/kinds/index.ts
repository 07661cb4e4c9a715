import type { Kind } from "../kind.ts";
import { absences } from "./absences.ts";
import { accounts } from "./accounts.ts";
import { appointments } from "./appointments.ts";
import { contacts } from "./contacts.ts";
import { goals } from "./goals.ts";
import { leads } from "./leads.ts";
import { opportunities } from "./opportunities.ts";
import { people } from "./people.ts";
import { sales } from "./sales.ts";
import { territories } from "./territories.ts";
import { visits } from "./visits.ts";

/** What can be imported, in the order in which files that come together are taken: what others refer to comes first. */
export const kinds: readonly Kind[] = [
  people,
  territories,
  accounts,
  contacts,
  sales,
  opportunities,
  visits,
  appointments,
  absences,
  leads,
  goals,
];
