import type { Reply } from "./assistant/assistant.ts";
import { refusalReply } from "./assistant/assistant.ts";
import type { ChatUser } from "./assistant/chat-port.ts";
import type { ChatRecords } from "./data/chat-records.ts";
import { UserError } from "./domain/errors.ts";
import type { Person } from "./domain/model.ts";
import type { Book, ChatIdentity } from "./domain/ports.ts";

/** Who somebody of a platform is here. */
export type ChatPeople = {
  /** Null: nobody of this workspace, or a guest. */
  find(user: ChatUser): Promise<Person | null>;
  /** What whoever is not known is told. */
  refusal(user: ChatUser): Promise<Reply>;
};

/**
 * A link that an administrator confirmed goes before everything; else the address counts if the platform vouches for it.
 * Guests and people of other organisations are nobody here, whatever their address.
 */
export function chatPeople(book: Book, records: ChatRecords, now: () => Date): ChatPeople {
  return {
    async find(user) {
      if (user.isGuest) return null;
      const known = await records.identity(user);
      if (known?.status === "link" && known.personEmail !== null)
        return book.person(known.personEmail);
      const person = user.email === null ? null : await book.person(user.email.toLowerCase());
      const found = asFound(user, person);
      if (known === null || isNews(known, found)) await records.keepIdentity(found, now());
      return person;
    },
    async refusal({ isGuest }) {
      return refusalReply(isGuest ? GUEST : UNKNOWN);
    },
  };
}

/** Who is found by no address waits to be linked. */
const asFound = (
  { platform, tenantId, userId, name, email }: ChatUser,
  person: Person | null,
): ChatIdentity => ({
  platform,
  tenantId,
  userId,
  name,
  email,
  personEmail: person?.email ?? null,
  status: person ? "email" : "asked",
  confirmedBy: null,
});

const isNews = (known: ChatIdentity, found: ChatIdentity): boolean =>
  known.status !== found.status ||
  known.personEmail !== found.personEmail ||
  known.name !== found.name;

const GUEST = new UserError(
  "not_allowed",
  "I am for the people of this company only.",
  "Ask your contact there.",
);

const UNKNOWN = new UserError(
  "unknown_person",
  "I do not know you here yet.",
  'Ask your administrator to link you: they say "who waits to be linked?" to me.',
);
