import { createRequire } from "node:module";
import type { AdaptiveCard as Card } from "./teams-world.ts";

type Library = {
  HostConfig: new (config: object) => object;
  AdaptiveCard: new () => {
    hostConfig: object;
    parse(json: object, context: unknown): void;
    validateProperties(): { validationEvents: { message: string }[] };
  };
  SerializationContext: new () => {
    eventCount: number;
    getEventAt(at: number): { message: string };
  };
};

const PATH = new URL(
  "../../emulators/node_modules/adaptivecards/dist/adaptivecards.js",
  import.meta.url,
);

/** Teams on phones shows no tables, and its charts are not part of the format. */
const BEYOND = /^Chart\./;

/** Reads a card with Microsoft's own library, charts replaced by their fallback, and throws what it objects to. */
export async function checkCard(card: Card | undefined): Promise<void> {
  const library = createRequire(import.meta.url)(PATH.pathname) as Library;
  const context = new library.SerializationContext();
  const parsed = new library.AdaptiveCard();
  // Teams shows six; the library's own default is five.
  parsed.hostConfig = new library.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(withoutCharts(card) as object, context);
  const problems = [
    ...Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message),
    ...parsed.validateProperties().validationEvents.map(({ message }) => message),
  ];
  if (problems.length > 0) throw new Error(`The card is not right: ${problems.join("; ")}`);
}

function withoutCharts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCharts);
  if (typeof value !== "object" || value === null) return value;
  if ("type" in value && typeof value.type === "string" && BEYOND.test(value.type)) {
    if (!("fallback" in value)) throw new Error(`${value.type} has no fallback`);
    return withoutCharts(value.fallback);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutCharts(one)]));
}
