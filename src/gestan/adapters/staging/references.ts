import type { SqlRow, SqlSteps } from '../../../sql/driver.js';
import type { GestanError } from '../../errors.js';
import type { PieceDraft } from '../../piece-model.js';
import { refused } from '../../refusals.js';
import { isId } from './changes.js';
import type { StagingSql } from './dialect.js';

/** What pieces refer to, as far as Gestan's lists have it. */
interface References {
  readonly contacts: ReadonlySet<string>;
  readonly paymentModes: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** Looks up all that the pieces refer to. */
export function* referencesOf(sql: StagingSql, drafts: readonly PieceDraft[]): SqlSteps<References> {
  const lines = drafts.flatMap((draft) => draft.lines);
  // The id of a contact or a product is a number of this database; another text is none.
  const contacts = yield* listed(
    sql,
    'SELECT id FROM stg_contacts WHERE id',
    'integer',
    drafts.map(({ contactId }) => contactId).filter(isId),
  );
  const paymentModes = yield* listed(
    sql,
    'SELECT id FROM stg_payment_modes WHERE id',
    'text',
    drafts.map(({ paymentModeId }) => paymentModeId),
  );
  const products = yield* listed(
    sql,
    'SELECT id FROM stg_products WHERE id',
    'integer',
    lines.map(({ productId }) => productId).filter((id) => id !== undefined && isId(id)),
  );
  const codes = lines.map(({ productCode }) => productCode);
  const published = yield* listed(sql, 'SELECT code AS id FROM stg_products WHERE code', 'text', codes);
  // What is asked for and not done may be much: it is looked at last.
  const asked = yield* listed(
    sql,
    `SELECT code AS id FROM stg_product_changes WHERE state IN ('pending', 'taken') AND code`,
    'text',
    codes.filter((code) => code !== undefined && !published.has(code)),
  );
  return { contacts, paymentModes, products, codes: new Set([...published, ...asked]) };
}

/** Those of the values that a list has. */
function* listed(
  sql: StagingSql,
  text: string,
  type: 'text' | 'integer',
  values: readonly (string | undefined)[],
): SqlSteps<ReadonlySet<string>> {
  const wanted = new Set(values.filter((value) => value !== undefined));
  if (wanted.size === 0) return wanted;
  const rows: readonly SqlRow[] = yield sql.among(text, type, [...wanted]);
  return new Set(rows.map(({ id }) => String(id)));
}

/** Why a piece refers to what is not there, if it does. */
export function refusalByReference(draft: PieceDraft, references: References): GestanError | undefined {
  const { contactId, paymentModeId, lines } = draft;
  if (!references.contacts.has(contactId)) return refused('contactId', `There is no contact ${contactId}.`);
  if (paymentModeId !== undefined && !references.paymentModes.has(paymentModeId))
    return refused('paymentModeId', `There is no payment mode ${paymentModeId}.`);
  for (const [index, { productId, productCode }] of lines.entries()) {
    if (productId !== undefined && !references.products.has(productId))
      return refused(`lines[${index}].productId`, `There is no product ${productId}.`);
    if (productCode !== undefined && !references.codes.has(productCode))
      return refused(`lines[${index}].productCode`, `There is no product with the code ${productCode}.`);
  }
  return undefined;
}
