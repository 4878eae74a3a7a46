import type { Warning } from '../../diff/plan.js';
import { type LabelTable, type Language, pick } from './language.js';

/** Warnings of reports; `{name}` stands for the value of that name. */
const warningLabels: LabelTable = {
  'contact-made-anyway': [
    'Un nouveau contact a été créé pour {name}, qui est peut-être : {candidates}.',
    'A new contact was made for {name}, who may be one of: {candidates}.',
  ],
  'sent-not-read-back': [
    'Les écritures vers Gestan sont envoyées (« {adapter} ») : cet adaptateur ne peut pas relire si Gestan les a reprises.',
    'What was written to Gestan was sent ({adapter}): this adapter cannot read back whether Gestan has taken it.',
  ],
  'decimal-stock': [
    'La boutique contient des quantités qui ne sont pas entières. Elle reçoit quand même des unités entières, arrondies vers le bas.',
    'The shop holds quantities that are no whole numbers. It is sent whole units all the same, rounded down.',
  ],
  'upload-not-removed': [
    "Le fichier déposé {path} n'a pas pu être retiré : {error}",
    'The uploaded file {path} could not be removed again: {error}',
  ],
};

/** A warning in the user's language; one without a label tells its English message. */
export function warningLabel({ code, message, values }: Warning, language: Language): string {
  const pair = Object.hasOwn(warningLabels, code) ? warningLabels[code] : undefined;
  if (!pair) return message;
  return pick(pair, language).replace(/\{(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? hole) : hole,
  );
}
