/** How people ask for it, beyond the phrases of the help. */
export const linkPersonExamples: readonly string[] = [
  "who is waiting to be linked",
  "who of slack is not linked yet",
  "link slack users",
  "link teams users",
  "link a slack user to a person",
  "which chat users do you not know",
  "unknown users",
  "connect a teams account to one of our people",
];
