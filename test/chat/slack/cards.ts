import fc from "fast-check";
import type { Button, Card, Form, Part } from "../../../src/cards/card.ts";

/** Cards as tools make them, for golden files. */
export const SAMPLES: Readonly<Record<string, Card>> = {
  plan: {
    title: "Monday 2 March: 2 stops, 21 km",
    parts: [
      {
        kind: "table",
        columns: [
          { header: "Time", align: "left" },
          { header: "Account", align: "left" },
          { header: "Worth", align: "right" },
        ],
        rows: [
          ["09:00", "<!channel> Tap & Sons", "$1,200"],
          ["10:15", "*Corner* Cafe", ""],
        ],
      },
      { kind: "facts", facts: [{ label: "Driving", value: "42 min" }] },
      {
        kind: "buttons",
        buttons: [
          { label: "Navigate", url: "https://maps.example/?q=1" },
          { label: "To calendar", url: "data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR" },
          { label: "I'm 30 min late", tool: "replan_day", input: { lateMinutes: 30 } },
          { label: "Accept", tool: "answer_lead", input: { lead: "L1" }, isPrimary: true },
        ],
      },
      {
        kind: "form",
        title: "Change the day",
        tool: "plan_day",
        input: { date: "2026-03-02" },
        submit: "Plan again",
        fields: [{ name: "backBy", label: "Back by", type: "time", value: null }],
      },
      { kind: "note", text: "Driving times are estimated." },
    ],
  },
  comparison: {
    title: "East: revenue this quarter",
    parts: [
      { kind: "text", text: "Ana leads, Ben is behind." },
      {
        kind: "chart",
        shape: "bar",
        title: "Revenue against the goal",
        unit: "money",
        currency: "USD",
        labels: ["Ana Torres", "Ben Keller"],
        series: [{ name: "Revenue", values: [1_234_500, 99_900] }],
      },
      {
        kind: "chart",
        shape: "line",
        title: "Last months",
        unit: "percent",
        currency: "USD",
        labels: ["Jan", "Feb"],
        series: [{ name: "Attainment", values: [81.4, null] }],
      },
    ],
  },
  error: {
    title: "I do not know “Acme”",
    parts: [{ kind: "note", text: "Did you mean Acme Foods, Ames (S1)?" }],
  },
};

const words = (most: number) =>
  fc.oneof(
    fc.string({ maxLength: most }),
    fc.string({ unit: "grapheme", maxLength: most }),
    fc.constantFrom("", " ", "<!channel> <@U1>", "*bold* _x_ `y`", "&<>", "word ".repeat(most / 5)),
  );
const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,20}$/);

const input = fc.dictionary(name, fc.oneof(words(200), fc.integer(), fc.boolean()), { maxKeys: 5 });

const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ label: words(100), tool: name, input, isPrimary: fc.boolean() }),
  fc.record({
    label: words(100),
    url: fc.oneof(
      fc.webUrl(),
      fc.constant(`https://x.example/${"a".repeat(4000)}`),
      fc.constant("data:text/calendar,BEGIN"),
    ),
  }),
);

const table: fc.Arbitrary<Part> = fc
  .record({
    columns: fc.array(
      fc.record({ header: words(30), align: fc.constantFrom("left" as const, "right" as const) }),
      { minLength: 1, maxLength: 22 },
    ),
    count: fc.integer({ min: 0, max: 130 }),
    cell: words(60),
  })
  .map(({ columns, count, cell }) => ({
    kind: "table",
    columns,
    rows: Array.from({ length: count }, () => columns.map(() => cell)),
  }));

const chart: fc.Arbitrary<Part> = fc
  .record({
    shape: fc.constantFrom("bar" as const, "line" as const),
    title: words(80),
    unit: fc.constantFrom("money" as const, "count" as const, "percent" as const),
    labels: fc.array(words(30), { maxLength: 24 }),
    names: fc.array(words(30), { maxLength: 8 }),
    value: fc.oneof(fc.integer(), fc.constant(null)),
  })
  .map(({ names, value, labels, ...rest }) => ({
    kind: "chart",
    currency: "USD",
    ...rest,
    labels,
    series: names.map((each) => ({ name: each, values: labels.map(() => value) })),
  }));

export const anyForm: fc.Arbitrary<Form> = fc.record({
  kind: fc.constant("form" as const),
  title: words(100),
  tool: name,
  input,
  submit: words(40),
  fields: fc.uniqueArray(
    fc.record({
      name,
      label: words(60),
      type: fc.constantFrom("line", "lines", "number", "choice"),
      value: fc.constantFrom(null, "7"),
      options: fc.array(fc.record({ label: words(100), value: name }), { maxLength: 130 }),
    }),
    { maxLength: 8, selector: (field) => field.name },
  ),
});

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: words(4000) }),
  fc.record({ kind: fc.constant("note" as const), text: words(3000) }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: words(40), value: words(200) }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 6 }) }),
  table,
  chart,
  anyForm,
);

export const anyCard: fc.Arbitrary<Card> = fc.record({
  title: words(300),
  parts: fc.array(part, { maxLength: 30 }),
});
