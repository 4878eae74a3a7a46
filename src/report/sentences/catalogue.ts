import type { Catalogue, ErrorValues, Language, Speaker } from '../../core/index.js';
import type { ReasonValues, WarningValues } from '../../diff/reasons.js';
import type { ImageFindingValues } from '../../images/transport.js';
import type { SetupReasonValues } from '../../mapping/setup/setup-row.js';
import { billingReasonsEn } from './billing-en.js';
import { billingReasonsFr } from './billing-fr.js';
import { errorsEn } from './errors-en.js';
import { errorsFr } from './errors-fr.js';
import { explainEn } from './explain-en.js';
import { explainFr } from './explain-fr.js';
import type { ExplainValues } from './explain-values.js';
import { imageFindingsEn } from './images-en.js';
import { imageFindingsFr } from './images-fr.js';
import { orderReasonsEn } from './orders-en.js';
import { orderReasonsFr } from './orders-fr.js';
import { productReasonsEn } from './products-en.js';
import { productReasonsFr } from './products-fr.js';
import { contactReasonsEn, sharedReasonsEn, stockReasonsEn, warningsEn } from './rows-en.js';
import { contactReasonsFr, sharedReasonsFr, stockReasonsFr, warningsFr } from './rows-fr.js';
import { setupReasonsEn } from './setup-en.js';
import { setupReasonsFr } from './setup-fr.js';

/** Every code of errors, reasons and warnings, with the values of its sentence. */
export interface SpokenValues
  extends ErrorValues,
    ReasonValues,
    WarningValues,
    ExplainValues,
    ImageFindingValues,
    SetupReasonValues {}

/** A code that has a sentence in every language. */
export type SpokenCode = keyof SpokenValues;

/** All sentences by code: a code without its sentence in both languages does not compile. */
export const catalogue: Catalogue<SpokenValues> = {
  fr: {
    ...errorsFr,
    ...billingReasonsFr,
    ...orderReasonsFr,
    ...productReasonsFr,
    ...stockReasonsFr,
    ...contactReasonsFr,
    ...sharedReasonsFr,
    ...warningsFr,
    ...explainFr,
    ...imageFindingsFr,
    ...setupReasonsFr,
  },
  en: {
    ...errorsEn,
    ...billingReasonsEn,
    ...orderReasonsEn,
    ...productReasonsEn,
    ...stockReasonsEn,
    ...contactReasonsEn,
    ...sharedReasonsEn,
    ...warningsEn,
    ...explainEn,
    ...imageFindingsEn,
    ...setupReasonsEn,
  },
};

/** The sentence of a code; undefined for a code that this version does not know. */
export function spoken(
  code: string,
  language: Language,
):
  | ((values: Readonly<Record<string, unknown>>, say: Speaker) => { text: string; hint?: string | undefined })
  | undefined {
  const table = catalogue[language];
  if (!Object.hasOwn(table, code)) return undefined;
  return table[code as SpokenCode] as ReturnType<typeof spoken>;
}
