/** The languages in which the library speaks to people. Logs and error messages are English. */
export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];
