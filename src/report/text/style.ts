import type { Tone } from '../labels/statuses.js';

/** How a piece of text is meant. Painted only where colour is wanted. */
export type Style = Tone | 'head' | 'title' | 'dim' | 'from' | 'to' | 'gestan' | 'woo';

const codes: Readonly<Record<Style, string>> = {
  title: '1',
  head: '1',
  dim: '2',
  create: '32',
  update: '36',
  ask: '35',
  stop: '31',
  calm: '2',
  from: '2',
  to: '1',
  // Rows read from Gestan are yellow in the windows users know; those from Woo are plain.
  gestan: '30;43',
  woo: '2',
};

/** Paints a text. Every paint ends where it began, so lines can be cut and joined freely. */
export function paint(text: string, style: Style | undefined, colour: boolean): string {
  if (!colour || style === undefined || text === '') return text;
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}
