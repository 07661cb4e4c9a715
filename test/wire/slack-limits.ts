/** Slack's documented limits, written down once more from the notes and apart from the renderer's own table. */
const MOST = {
  blocks: 50,
  homeBlocks: 100,
  section: 3000,
  fields: 10,
  header: 150,
  actions: 25,
  context: 10,
  buttonText: 75,
  actionId: 255,
  value: 2000,
  url: 3000,
  options: 100,
  text: 40_000,
  allBlocks: 13_200,
  tableRows: 100,
  tableCells: 20,
  charts: 2,
  chartTitle: 50,
  chartLabel: 20,
  fieldLabel: 2000,
  optionText: 75,
  optionValue: 150,
  modalTitle: 24,
  metadata: 3000,
};

const KNOWN = new Set([
  "actions",
  "context",
  "context_actions",
  "data_visualization",
  "divider",
  "header",
  "image",
  "input",
  "rich_text",
  "section",
  "table",
]);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const words = (value: unknown): string => (typeof value === "string" ? value : "");
const textOf = (value: unknown): string => (isObject(value) ? words(value["text"]) : "");

/** Everything in a call that Slack would refuse, or that would link, mention or ping. */
export function checkPayload(method: string, body: Json): readonly string[] {
  const problems = isObject(body["view"]) ? checkView(body["view"]) : checkMessage(body);
  return method === "chat.postMessage" ? [...problems, ...checkPost(body)] : problems;
}

function checkView(view: Json): readonly string[] {
  const blocks = list(view["blocks"]);
  return [
    ...most("blocks", blocks.length, MOST.homeBlocks),
    ...(["title", "submit", "close"] as const).flatMap((name) => [
      ...most(name, textOf(view[name]).length, MOST.modalTitle),
      ...(isObject(view[name]) && textOf(view[name]) === "" ? [`empty ${name}`] : []),
    ]),
    ...most("metadata", words(view["private_metadata"]).length, MOST.metadata),
    ...checkBlocks(blocks),
  ];
}

function checkMessage(body: Json): readonly string[] {
  const blocks = list(body["blocks"]);
  const text = words(body["text"]);
  return [
    ...most("blocks", blocks.length, MOST.blocks),
    ...most("characters of blocks", JSON.stringify(blocks).length, MOST.allBlocks),
    ...most("text", text.length, MOST.text),
    ...(/<[!@#]|<https?:/.test(text) ? [`text mentions or links: ${text.slice(0, 80)}`] : []),
    ...checkBlocks(blocks),
  ];
}

function checkPost(body: Json): readonly string[] {
  const loud = ["unfurl_links", "unfurl_media"].filter((name) => String(body[name]) !== "false");
  return [
    ...(words(body["text"]) === "" ? ["no text for notifications"] : []),
    ...(isSign(list(body["blocks"])) ? [] : loud.map((name) => `${name} is not off`)),
  ];
}

/** "One moment …" is ours alone. */
const isSign = (blocks: readonly Json[]): boolean =>
  blocks.every(({ type }) => type === "context" || type === "actions");

const most = (what: string, size: number, limit: number): readonly string[] =>
  size > limit ? [`${what}: ${size}, at most ${limit}`] : [];

const checkBlocks = (blocks: readonly Json[]): readonly string[] => [
  ...most("tables", blocks.filter(({ type }) => type === "table").length, 1),
  ...most("charts", blocks.filter(({ type }) => type === "data_visualization").length, MOST.charts),
  ...blocks.flatMap(checkBlock),
];

const checkBlock = (block: Json): readonly string[] => [
  ...(KNOWN.has(words(block["type"])) ? [] : [`unknown block ${words(block["type"])}`]),
  ...(CHECKS[words(block["type"])]?.(block) ?? []),
  ...list(block["elements"]).flatMap(checkButton),
  ...checkWords(block),
];

const CHECKS: Readonly<Record<string, (block: Json) => readonly string[]>> = {
  header: ({ text }) => most("header", textOf(text).length, MOST.header),
  section: ({ text }) => most("section", textOf(text).length, MOST.section),
  context: ({ elements }) => most("context", list(elements).length, MOST.context),
  actions: checkActions,
  table: checkTable,
  data_visualization: checkChart,
  input: checkInput,
};

function checkInput({ label, element }: Json): readonly string[] {
  const field = isObject(element) ? element : {};
  const options = list(field["options"]);
  return [
    ...(textOf(label) === "" ? ["a field without a label"] : []),
    ...most("label of a field", textOf(label).length, MOST.fieldLabel),
    ...(field["type"] === "static_select" && options.length === 0 ? ["nothing to choose"] : []),
    ...most("options", options.length, MOST.options),
    ...options.flatMap(({ text, value }) => [
      ...(textOf(text) === "" ? ["an empty option"] : []),
      ...most("option", textOf(text).length, MOST.optionText),
      ...most("value of an option", words(value).length, MOST.optionValue),
    ]),
  ];
}

function checkActions({ elements }: Json): readonly string[] {
  const ids = list(elements).map((element) => element["action_id"]);
  return [
    ...most("actions", ids.length, MOST.actions),
    ...(ids.length === 0 ? ["no actions"] : []),
    ...(new Set(ids).size < ids.length ? ["two actions of one id"] : []),
  ];
}

const checkButton = (element: Json): readonly string[] =>
  element["type"] === "button"
    ? [
        ...most("button text", textOf(element["text"]).length, MOST.buttonText),
        ...most("action id", words(element["action_id"]).length, MOST.actionId),
        ...most("value", words(element["value"]).length, MOST.value),
        ...most("url", words(element["url"]).length, MOST.url),
      ]
    : [];

/** Whatever is markup would read what stands in our data. */
function checkWords(block: Json): readonly string[] {
  const elements = list(block["elements"]);
  const type = words(block["type"]);
  return [block["text"], ...elements, ...elements.map(({ text }) => text)]
    .filter(isObject)
    .flatMap((said) => {
      if (said["type"] === "mrkdwn") return [`markup in ${type}`];
      return said["type"] === "plain_text" && textOf(said) === "" ? [`empty text in ${type}`] : [];
    });
}

function checkTable(block: Json): readonly string[] {
  const rows = Array.isArray(block["rows"]) ? (block["rows"] as unknown[][]) : [];
  return [
    ...most("rows of a table", rows.length, MOST.tableRows),
    ...rows.flatMap((cells) => most("cells of a row", cells.length, MOST.tableCells)),
    ...rows.flat().flatMap((cell) => (textOf(cell) === "" ? ["an empty cell"] : [])),
  ];
}

function checkChart(block: Json): readonly string[] {
  const chart = isObject(block["chart"]) ? block["chart"] : {};
  const axis = isObject(chart["axis_config"]) ? chart["axis_config"] : {};
  const categories = Array.isArray(axis["categories"]) ? axis["categories"].map(words) : [];
  const labelsOf = (series: Json) => list(series["data"]).map(({ label }) => label);
  return [
    ...most("title of a chart", words(block["title"]).length, MOST.chartTitle),
    ...categories.flatMap((name) => most("category", name.length, MOST.chartLabel)),
    ...list(chart["series"]).flatMap((series) =>
      JSON.stringify(labelsOf(series)) === JSON.stringify(categories)
        ? []
        : ["labels are not the categories"],
    ),
  ];
}
