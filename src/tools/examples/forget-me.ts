/** How people ask for it, beyond the phrases of the help. */
export const forgetMeExamples: readonly string[] = [
  "forget everything I said",
  "forget all I told you",
  "please forget me",
  "forget my questions",
  "delete everything I asked you",
  "delete my chat history with you",
  "erase what you know of me",
  "erase my data",
  "wipe my conversation history",
  "delete my history",
  "clear my threads",
  "forget our conversation",
  "remove all my questions from your log",
  "I want to be forgotten",
];
