import type { ChatPort } from "./assistant/chat-port.ts";
import { answerEvent, claimOf } from "./chat-answer.ts";
import { homeCards } from "./chat-home.ts";
import { fewAtOnce, inOrder } from "./chat-order.ts";
import { type ChatPeople, chatPeople } from "./chat-people.ts";
import { readersOf } from "./chat-readers.ts";
import { type ChatRecords, openChatRecords } from "./data/chat-records.ts";
import { toCsv } from "./data/export/write-table.ts";
import { scopeTo } from "./data/scope.ts";
import { UserError } from "./domain/errors.ts";
import { personOf as emailOf } from "./domain/posts.ts";
import type { TimedJob } from "./jobs/ticks.ts";
import { drawBeside } from "./maps/draw-beside.ts";
import { drawMap } from "./maps/draw-map.ts";
import { MOST_TOWNS } from "./maps/map-thread.ts";
import { townsWithin } from "./maps/towns.ts";
import type { Rounds } from "./rounds.ts";
import { tools } from "./tools/index.ts";
import { isEnough } from "./tools/tool.ts";

/** Connects the chat platforms with Rounds: who asks, who reads along, what was answered already. */
export function chatDesk(rounds: Rounds, now: () => Date = () => new Date()): ChatPort {
  const { book } = rounds;
  const records = recordsOf(rounds);
  const people = chatPeople(book, records, now);
  const readers = readersOf(book, people);
  const answering = { rounds, records, people, readersOf: readers, now, few: fewAtOnce() };
  const turns = inOrder();
  return {
    claim: (platform, eventId) => records.claimEvent(platform, eventId, now()),
    answer: (event) => {
      const claimed = claimOf(answering, event);
      claimed.catch(() => {}); // Thrown when its turn has come.
      return turns(
        JSON.stringify([event.user.platform, event.user.tenantId, event.thread]),
        async () => ((await claimed) ? answerEvent(answering, event) : null),
      );
    },
    ...forPeople(rounds, people, now),
    rememberPlace: (place) => records.keepPlace(place, now()),
    placeOf: placeFinder(records),
    identitiesOf: (platform, personEmail) => records.identities({ platform, personEmail }),
    async keepFeedback(user, feedback) {
      const person = await people.find(user);
      if (person) await records.keepFeedback(person.email, feedback, now());
    },
    rememberAnswer: (platform, messageIds, questionId) =>
      records.keepSaid({ platform, messageIds, questionId }, now()),
    questionOf: (platform, messageId) => records.questionOf(platform, messageId),
    picture: (map, size) => Buffer.from(drawMap(map, { ...PICTURE, ...size, townsWithin: towns })),
    pictureBeside: async (map) => Buffer.from(await drawBeside({ view: map, ...PICTURE })),
    csv: ({ columns, rows }) =>
      Buffer.from(toCsv({ headers: columns.map(({ header }) => header), rows })),
    report: (error, about) => void rounds.report(error, { tool: about, asker: "a chat platform" }),
  };
}

/** Forgets which events were answered once no platform delivers them again. */
export const forgetEventsJob = (rounds: Rounds): TimedJob => ({
  name: "chat events",
  run: (now) => recordsOf(rounds).forgetEvents(now),
});

const recordsOf = ({ database, workspace }: Rounds): ChatRecords =>
  openChatRecords(scopeTo(database.client, workspace.id), workspace.id);

/** Pixels, twice what a chat shows: sharp on a phone. */
const PICTURE = { width: 1200, height: 800 };

const towns = (bounds: Parameters<typeof townsWithin>[0]) => townsWithin(bounds, MOST_TOWNS);

const forPeople = (
  rounds: Rounds,
  people: ChatPeople,
  now: () => Date,
): Pick<ChatPort, "takeFile" | "home" | "personOf" | "suggestions"> => ({
  async takeFile(user, file) {
    const person = await people.find(user);
    if (person) return rounds.takeFile({ as: person.email, ...file });
    throw new UserError("not_allowed", "I do not know you here yet.", "Ask your administrator.");
  },
  async home(user) {
    const person = await people.find(user);
    return person && homeCards(rounds, person, now());
  },
  personOf: async (user) => (await people.find(user))?.email ?? null,
  async suggestions(user) {
    const person = await people.find(user);
    return person === null ? [] : suggestionsFor(person.role);
  },
});

const placeFinder =
  (records: ChatRecords): ChatPort["placeOf"] =>
  async (platform, reader) => {
    const email = emailOf(reader);
    if (email !== null) return records.place(platform, { personEmail: email });
    const name = reader.replace(/^channel:#?/, "");
    return (await records.place(platform, { placeId: name })) ?? records.place(platform, { name });
  };

/** A few questions that can be asked as they stand. */
function suggestionsFor(role: "rep" | "manager" | "admin"): readonly string[] {
  return tools
    .filter(({ right }) => isEnough(role, right) && (role === "rep" || right !== "rep"))
    .flatMap(({ phrases }) => phrases.find((phrase) => !phrase.includes("{")) ?? [])
    .slice(0, 4);
}
