/** What Teams takes of a message; see the platform's documentation of message and card sizes. */
export const LIMITS = {
  /** Of the whole message; Teams refuses from about 100 KB on. */
  bytes: 80_000,
  /** Rows that a phone shows without the card being cut. */
  tableRows: 15,
  actions: 6,
  buttonText: 60,
  chartSeries: 6,
  text: 4000,
  /** Records that an answer cites; Teams takes more, nobody reads them. */
  citations: 5,
  citationName: 80,
  citationAbstract: 160,
  /** Pixels: a picture travels inside the message. */
  pictureWidth: 560,
  pictureHeight: 380,
} as const;
