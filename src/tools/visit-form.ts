import type { Form } from "../cards/card.ts";

/** The form by which a visit is logged without typing a sentence. */
export const visitForm = ({
  account,
  name,
}: {
  readonly account: string;
  readonly name: string;
}): Form => ({
  kind: "form",
  title: `Log a visit to ${name}`,
  tool: "log_visit",
  input: { account },
  submit: "Log it",
  fields: [
    {
      name: "outcome",
      label: "Outcome",
      type: "choice",
      value: null,
      options: ["order", "no order", "talk", "not in", "complaint"].map((value) => ({
        label: value,
        value,
      })),
    },
    { name: "notes", label: "Notes", type: "lines", value: null },
    { name: "followUpOn", label: "Follow up on", type: "date", value: null },
    { name: "satisfaction", label: "Satisfaction (1 to 5)", type: "number", value: null },
  ],
});
