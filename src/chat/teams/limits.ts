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
  /** Pixels: a picture travels inside the message. */
  pictureWidth: 560,
  pictureHeight: 380,
} as const;
