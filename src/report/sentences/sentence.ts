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
 * What has a sentence: an error, thrown or as data, a reason, a warning. Those that earlier
 * versions saved are read too.
 */
export interface Spoken extends SaidCode {
  /** The faulty field of an error. */
  readonly field?: string | undefined;
}

/** The speaker of a text's sentences. Whoever says many keeps it and gives it with the options, as `say`. */
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

/** French sets a no-break space before tall punctuation and within its quotation marks. */
function typeset(text: string, language: Language): string {
  if (language !== 'fr') return text;
  return text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}

/** Said where there are no words: by a newer version, or by a code that a file made up. */
const unknown: Readonly<Record<Language, string>> = { fr: 'Sans explication', en: 'Without explanation' };

/**
 * What is so, and what to do about it, in the reader's language.
 *
 * @param what an error, a reason or a warning, with its code and values. One that an earlier
 *   version saved without values tells its English message where the sentence needs them.
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
  // Values come from files too: null counts as absent, and the field of an error is next to its values.
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
 * An error, a reason or a warning as a person reads it: the problem, then what to do.
 *
 * @param what an error that was thrown, or what a plan, a report or a run holds.
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
