/** What Slack takes; see docs.slack.dev/reference/block-kit and, for the whole message, bolt-js#2509. */
export const LIMITS = {
  blocks: 50,
  homeBlocks: 100,
  header: 150,
  section: 3000,
  context: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  tableRows: 100,
  tableColumns: 20,
  /** Characters of a table with its cells' marks: what stands around it has to fit into the message too. */
  table: 9000,
  tables: 1,
  charts: 2,
  chartSeries: 6,
  chartLabels: 20,
  chartLabel: 20,
  chartTitle: 50,
  options: 100,
  optionText: 75,
  modalTitle: 24,
  modalMetadata: 3000,
  /** Characters of all blocks of a message together. */
  message: 13_000,
  text: 4000,
} as const;
