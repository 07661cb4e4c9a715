import { errands } from "./errands.ts";
import { generalQuestions } from "./general-questions.ts";
import { operationsTopics } from "./operations.ts";
import { smallTalk } from "./small-talk.ts";
import type { Topic } from "./topic.ts";

/** What people ask for and no tool answers: topics of tools to come, and what is not for Rounds at all. */
export const elsewhere: {
  readonly topics: readonly Topic[];
  readonly offTopic: readonly string[];
} = {
  topics: operationsTopics,
  offTopic: [...smallTalk, ...generalQuestions, ...errands],
};
