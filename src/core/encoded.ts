const halfCharacter = /\p{Surrogate}/u;

/** Whether a text holds half of a character (a surrogate alone), which has no bytes in UTF-8. */
export function holdsHalfCharacter(text: string): boolean {
  return halfCharacter.test(text);
}

/** What `encodeURIComponent` leaves as it is. */
const untouched = /^[\w.!~*'()-]*$/;

/** `encodeURIComponent` of any text: half of a character, for which it throws, becomes U+FFFD. */
export function encoded(text: string): string {
  if (untouched.test(text)) return text;
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
