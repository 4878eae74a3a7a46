/** The languages in which the library speaks to people. Logs and error messages are English. */
export const languages = ['fr', 'en'] as const;
/** A language that sentences and labels are written in. */
export type Language = (typeof languages)[number];
