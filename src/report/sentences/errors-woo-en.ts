import type { Sentence, Sentences, Speaker, WooErrors, WooErrorValues } from '../../core/index.js';
import { withoutEnd } from '../../core/index.js';
import { type WooErrorCode, wooErrorCodes } from '../../woo/errors/codes.js';

/**
 * The meaning and the hint of a code, as the shop's own table has them, with what the shop said.
 */
function sentenceOf(code: WooErrorCode): (values: WooErrorValues, say: Speaker) => Sentence {
  const { meaning, hint } = wooErrorCodes[code];
  const text = meaning.replace(/\.$/, '').replaceAll('`', '');
  return ({ said, wooCode, status, location }, say) => {
    const code = [status === undefined ? '' : `HTTP ${status}`, wooCode ?? ''].filter((part) => part !== '');
    const more = said
      ? ` – ${say.quote(withoutEnd(said, /[.\s]/))}`
      : location
        ? ` – ${location}`
        : code.length === 0
          ? ''
          : ` (${code.join(' ')})`;
    return { text: text + more, hint };
  };
}

const codes = Object.keys(wooErrorCodes) as readonly WooErrorCode[];

/** Errors of the shop, in English. */
export const wooErrorsEn = Object.fromEntries(
  codes.map((code) => [code, sentenceOf(code)]),
) as unknown as Sentences<WooErrors>;
