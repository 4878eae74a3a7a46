/** `encodeURIComponent` of any text: half of a character, for which that throws, stands as U+FFFD. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
