/** The languages of sentences and labels. Logs and error messages are English. */
export const languages = ['fr', 'en'] as const;
/** A language that sentences and labels are written in. */
export type Language = (typeof languages)[number];
