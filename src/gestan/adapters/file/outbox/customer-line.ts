import type { Day } from '../../../../core/index.js';
import type { GestanAddress, GestanContact } from '../../../model.js';
import type { PieceDraft } from '../../../piece-model.js';

/** The fields of the customer line (`C`), in its order. */
export interface PieceCustomer {
  /** REFEXTERNE: the external reference, or Gestan's own id where the files are written so. */
  readonly reference: string;
  /** Last name. */
  readonly lastName: string;
  /** First name. */
  readonly firstName: string;
  /** Name of the firm. */
  readonly company: string;
  /** Street, in one line. */
  readonly address: string;
  /** Postcode. */
  readonly postcode: string;
  /** City. */
  readonly city: string;
  /** Day of the piece. */
  readonly date?: Day;
}

/** How a day is written in import files. */
export const dateFormats = ['DD/MM/YYYY', 'YYYYMMDD', 'YYYY-MM-DD'] as const;
/** How a day is written in a file. */
export type DateFormat = (typeof dateFormats)[number];

export function formatDay(day: Day, format: DateFormat): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format.replace('YYYY', year).replace('MM', month).replace('DD', date);
}

export function parseDay(text: string, format: DateFormat): Day {
  const part = (name: string) => text.substr(format.indexOf(name), name.length);
  return `${part('YYYY')}-${part('MM')}-${part('DD')}`;
}

/** Gestan's manual: postcodes of these countries are written with their region, `REG XXXXXX`. */
const withRegion: ReadonlySet<string> = new Set(['CA', 'US', 'BR', 'AU']);

export function postcodeText({ postcode = '', state = '', country = '' }: GestanAddress): string {
  if (!withRegion.has(country)) return postcode.trim();
  return `${state.trim()} ${postcode.replace(/\s+/g, '')}`.trim();
}

export function customerOf(
  piece: Pick<PieceDraft, 'billing' | 'date'>,
  contact: Partial<GestanContact>,
  reference: string,
): PieceCustomer {
  const billing = piece.billing ?? contact.billing ?? {};
  const named = contact.lastName || contact.firstName || contact.company;
  const instead = billing.name || (billing.company ? '' : (contact.email ?? ''));
  return {
    reference,
    // A contact without a name of its own gets the one of its address, else its e-mail: Gestan
    // wants a name.
    lastName: contact.lastName || (named ? '' : instead),
    firstName: contact.firstName ?? '',
    company: contact.company ?? billing.company ?? '',
    address: [billing.line1, billing.line2].filter((line) => line?.trim()).join(', '),
    postcode: postcodeText(billing),
    city: billing.city ?? '',
    date: piece.date,
  };
}
