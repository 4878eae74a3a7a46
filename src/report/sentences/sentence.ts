import { need } from '../../core/arguments.js';
import {
  createSpeaker,
  isRecord,
  type Language,
  type SaidCode,
  type Sentence,
  type Speaker,
  type SpeakerOptions,
} from '../../core/index.js';
import { spoken } from './catalogue.js';

/** The language, time zone and currency of a sentence. */
export interface SentenceOptions extends Omit<SpeakerOptions, 'language' | 'tell'> {
  /** @default 'fr' */
  readonly language?: Language | undefined;
}

/**
 * A thing with a sentence: an error, thrown or as data, a reason, a warning. Those of earlier
 * versions are read too.
 */
export interface Spoken extends SaidCode {
  /** The faulty field of an error. */
  readonly field?: string | undefined;
}

/**
 * The speaker of a text's sentences. For many sentences, keep it and pass it in the options as
 * `say`.
 */
export function speakerOf(options: SentenceOptions): Speaker {
  const language = options.language ?? 'fr';
  return createSpeaker({
    ...options,
    language,
    tell: (coded) => {
      const known = isRecord(coded) && typeof coded.code === 'string';
      return known ? sentenceParts(coded as SaidCode, options).text : '';
    },
  });
}

/** French has a no-break space before double punctuation and inside its quotation marks. */
function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}

/** The sentence of an unknown code: from a newer version, or invented by a file. */
const unknown: Readonly<Record<Language, string>> = { fr: 'Sans explication', en: 'Without explanation' };

/**
 * The problem and the hint, in the reader's language.
 *
 * @param what an error, a reason or a warning, with its code and values. If an earlier version
 *   saved it without the values, its English message is used.
 * @example
 * const { text, hint } = sentenceParts(error, { language: 'en' })
 */
export function sentenceParts(what: Spoken, options: SentenceOptions = {}): Sentence {
  need('sentence()', 'what', what);
  need('sentence()', 'options', options);
  const language = options.language ?? 'fr';
  const say = spoken(String(what.code), language);
  const hasValues = isRecord(what.values);
  if (say === undefined || (!hasValues && say.length > 0 && what.message)) {
    return { text: what.message || unknown[language] };
  }
  // Values come from files too: null counts as absent, and the field of an error is next to its
  // values.
  const own = Object.entries(hasValues ? (what.values as object) : {}).filter(([, value]) => value !== null);
  const values = { ...(what.field ? { field: what.field } : {}), ...Object.fromEntries(own) };
  const kept = (options as { readonly say?: Speaker }).say;
  const { text, hint } = say(values, kept ?? speakerOf(options));
  return {
    text: typeset(text, language),
    ...(hint === undefined ? {} : { hint: typeset(hint, language) }),
  };
}

/**
 * An error, a reason or a warning as a sentence: the problem, then what to do.
 *
 * @param what a thrown error, or one from a plan, a report or a run.
 * @param options the language, or language, time zone and currency. @default French
 * @example
 * try { await sync.orders.apply(plan) } catch (error) {
 *   if (isSyncError(error)) show(sentence(error, 'fr'))   // « Un autre passage est en cours pour cette boutique. Attendez … »
 * }
 */
export function sentence(what: Spoken, options: Language | SentenceOptions = {}): string {
  const { text, hint } = sentenceParts(what, typeof options === 'string' ? { language: options } : options);
  const whole = /[.!?…]$/.test(text) ? text : `${text}.`;
  return hint === undefined ? whole : `${whole} ${hint}`;
}
