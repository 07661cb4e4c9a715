/** How people ask for it, beyond the phrases of the help. `{account}` and the like stand for names. */
export const applyAlignmentExamples: readonly string[] = [
  "apply {proposal}",
  "apply proposal {proposal}",
  "apply {proposal} from may 1",
  "go ahead with {proposal}",
  "go ahead with it from april 1",
  "let's do {proposal}",
  "make {proposal} effective on june 1",
  "put {proposal} into effect",
  "accept proposal {proposal}",
  "implement {proposal}",
];
