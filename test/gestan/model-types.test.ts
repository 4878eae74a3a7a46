import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type * as gestan from '../../src/gestan/index.js';
import type * as schemas from '../../src/gestan/schemas.js';

/** A type without `readonly`, which schemas do not tell, at every depth. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;

type Parsed<Schema extends z.ZodType> = Writable<z.output<Schema>>;

/** The compiler runs these: a field that stands in one and not in the other does not compile. */
it('each type of the model is what its schema gives', () => {
  expectTypeOf<Parsed<typeof schemas.gestanFamilySchema>>().toEqualTypeOf<Writable<gestan.GestanFamily>>();
  expectTypeOf<Parsed<typeof schemas.gestanPaymentModeSchema>>().toEqualTypeOf<
    Writable<gestan.GestanPaymentMode>
  >();
  expectTypeOf<Parsed<typeof schemas.gestanBankAccountSchema>>().toEqualTypeOf<
    Writable<gestan.GestanBankAccount>
  >();
  expectTypeOf<Parsed<typeof schemas.gestanPostingCategorySchema>>().toEqualTypeOf<
    Writable<gestan.GestanPostingCategory>
  >();
  expectTypeOf<Parsed<typeof schemas.gestanVatRateSchema>>().toEqualTypeOf<Writable<gestan.GestanVatRate>>();
  expectTypeOf<Parsed<typeof schemas.gestanImageSchema>>().toEqualTypeOf<Writable<gestan.GestanImage>>();
  expectTypeOf<Parsed<typeof schemas.gestanProductSchema>>().toEqualTypeOf<Writable<gestan.GestanProduct>>();
  expectTypeOf<Parsed<typeof schemas.gestanStockSchema>>().toEqualTypeOf<Writable<gestan.GestanStock>>();
  expectTypeOf<Parsed<typeof schemas.gestanAddressSchema>>().toEqualTypeOf<Writable<gestan.GestanAddress>>();
  expectTypeOf<Parsed<typeof schemas.gestanContactSchema>>().toEqualTypeOf<Writable<gestan.GestanContact>>();
  expectTypeOf<Parsed<typeof schemas.pieceLineTaxSchema>>().toEqualTypeOf<Writable<gestan.PieceLineTax>>();
  expectTypeOf<Parsed<typeof schemas.pieceLineSchema>>().toEqualTypeOf<Writable<gestan.PieceLine>>();
  expectTypeOf<Parsed<typeof schemas.pieceVatSchema>>().toEqualTypeOf<Writable<gestan.PieceVat>>();
  expectTypeOf<Parsed<typeof schemas.gestanPieceSchema>>().toEqualTypeOf<Writable<gestan.GestanPiece>>();
  expectTypeOf<Parsed<typeof schemas.gestanCapabilitiesSchema>>().toEqualTypeOf<
    Writable<gestan.GestanCapabilities>
  >();
  expectTypeOf<Parsed<typeof schemas.productDraftSchema>>().toEqualTypeOf<Writable<gestan.ProductDraft>>();
  expectTypeOf<Parsed<typeof schemas.contactDraftSchema>>().toEqualTypeOf<Writable<gestan.ContactDraft>>();
  expectTypeOf<Parsed<typeof schemas.pieceDraftSchema>>().toEqualTypeOf<Writable<gestan.PieceDraft>>();
  type WithoutLabel = Writable<Omit<gestan.EntryDraft, 'label'>>;
  // @ts-expect-error the schema has a field that the type has not
  expectTypeOf<Parsed<typeof schemas.entryDraftSchema>>().toEqualTypeOf<WithoutLabel>();
  expectTypeOf<Parsed<typeof schemas.entryDraftSchema>>().toEqualTypeOf<Writable<gestan.EntryDraft>>();
});
