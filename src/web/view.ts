import type { Language } from '../core/index.js';
import type { FlowName } from '../diff/plan.js';
import type { WindowWord } from '../report/labels/window-words.js';
import { windowWord } from '../report/labels/window-words.js';
import { type Reader, readHtmlOptions } from '../report/options.js';
import type { Room } from './room.js';

/** Returns a word of the windows in the reader's language. */
export type Say = (code: WindowWord, values?: Readonly<Record<string, string | number>>) => string;

/** The context of a page: user, shop and language. */
export interface View {
  readonly language: Language;
  /** The shop's time zone, as far as it is known: all instants of a page are shown in it. */
  readonly timeZone?: string | undefined;
  readonly t: Say;
  /** The path of the windows. */
  readonly base: string;
  /** The path of this shop's windows. */
  readonly home: string;
  /** The path and query of the page itself. */
  readonly here: string;
  readonly room: Room;
  readonly rooms: readonly Room[];
  readonly user: string | undefined;
  readonly can: { readonly apply: boolean; readonly settings: boolean };
  readonly token: string;
  /** The newest task when the page was made: what comes later is news to it. */
  readonly newestTask: string;
  /** Paths of the script and the style. */
  readonly assets: { readonly script: string; readonly style: string };
  /** What the form that led here has to say: done, or what is wrong. */
  readonly notice?: Notice | undefined;
  /** The step of the first visit that follows, where one was just saved. */
  readonly next?: { readonly text: string; readonly path: string } | undefined;
}

export interface Notice {
  readonly tone: 'done' | 'wrong';
  readonly text: string;
}

export const flows = ['products', 'stock', 'contacts', 'orders'] as const satisfies readonly FlowName[];

export function isFlow(text: string): text is FlowName {
  return (flows as readonly string[]).includes(text);
}

/** Who reads a page: the windows' language; the time zone of a plan or report, else the shop's. */
export function readerOf(view: Pick<View, 'language' | 'timeZone'>, what: object): Reader {
  return readHtmlOptions({ language: view.language }, { timeZone: view.timeZone, ...what });
}

export function sayIn(language: Language): Say {
  return (code, values) => windowWord(code, language, values);
}
