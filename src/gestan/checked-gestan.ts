import type * as z from 'zod';
import { need } from '../core/arguments.js';
import { defined } from '../core/index.js';
import type {
  GestanAdapter,
  GestanFound,
  GestanListOptions,
  GestanReadOptions,
  GestanSentStatus,
} from './adapter.js';
import {
  answerCheck,
  answered,
  bytesOf,
  type InvalidGestanRow,
  listed,
  listOf,
  optionalAnswer,
} from './checked-answers.js';
import { imageFileName } from './image-name.js';
import type { GestanContact, GestanProduct, GestanStock } from './model.js';
import type { GestanPiece } from './piece-model.js';
import { refused } from './refusals.js';
import {
  gestanBankAccountSchema,
  gestanContactSchema,
  gestanFamilySchema,
  gestanFoundSchema,
  gestanPaymentModeSchema,
  gestanPieceSchema,
  gestanPostingCategorySchema,
  gestanProductSchema,
  gestanSentStatusSchema,
  gestanStockSchema,
  gestanVatRateSchema,
  movedPieceSchema,
} from './schemas.js';

/** Options of the lists of a {@link CheckedGestan}. */
export interface CheckedListOptions extends GestanListOptions {
  /**
   * Receives each invalid row; the list continues without it. The record still exists in Gestan: do
   * not treat it as deleted. Absent: the first invalid row ends the list with its error.
   */
  readonly onInvalid?: ((row: InvalidGestanRow) => void) | undefined;
}

/** Which pieces are read. */
type PieceRange = Parameters<NonNullable<GestanAdapter['pieces']>>[0];

/** An adapter with checked answers. */
export interface CheckedGestan extends GestanAdapter {
  /** The valid products. */
  products(options?: CheckedListOptions): AsyncIterable<GestanProduct>;
  /** The valid contacts. */
  contacts(options?: CheckedListOptions): AsyncIterable<GestanContact>;
  /** The valid stock figures. */
  stock(options?: CheckedListOptions): AsyncIterable<GestanStock>;
  /** The valid pieces. */
  pieces?(range: PieceRange & Pick<CheckedListOptions, 'onInvalid'>): AsyncIterable<GestanPiece>;
  /** The same pieces, but only whether their goods have left stock. */
  movedPieces?(range: PieceRange): AsyncIterable<MovedPiece>;
}

/** Whether the goods of a piece have left Gestan's stock. */
export type MovedPiece = Pick<GestanPiece, 'externalRef' | 'stockMoved'>;

/**
 * Checks everything that an adapter reads against the model: an adapter may be plain JavaScript,
 * and what it reads comes from a file or a database. A wrong value rejects with `gestan.invalid`
 * and names the method, the row and the field; an error from elsewhere becomes `gestan.unavailable`
 * with the method's name. The reason of an aborted signal is passed on unchanged. So are writes:
 * the caller checks their answers, because it must look up what was written.
 *
 * @example
 * const gestan = checkedGestan(myGestan())
 * for await (const product of gestan.products({ signal, onInvalid: ({ error }) => report(error) })) …
 */
export function checkedGestan(adapter: GestanAdapter): CheckedGestan {
  need('checkedGestan()', 'adapter', adapter);
  const { pieces, status, inspect, createPieces, cancelPiece, readImage, writeImage, close } = adapter;
  const list = <T>(
    method: string,
    schema: z.ZodType<T>,
    given: GestanReadOptions | undefined,
    work: () => unknown,
  ) => answered(method, given?.signal, work, (answer) => listOf(method, answerCheck(schema), answer));
  const isProduct = answerCheck<GestanProduct>(gestanProductSchema);
  const isContact = answerCheck<GestanContact>(gestanContactSchema);
  const isStock = answerCheck<GestanStock>(gestanStockSchema);
  const isPiece = answerCheck<GestanPiece>(gestanPieceSchema);
  const isMovedPiece = answerCheck<MovedPiece>(movedPieceSchema);
  const isFound = answerCheck<GestanFound>(gestanFoundSchema);
  const isSentStatus = answerCheck<GestanSentStatus>(gestanSentStatusSchema);

  return {
    get name() {
      return adapter.name;
    },
    get capabilities() {
      return adapter.capabilities;
    },
    families: (given) => list('families', gestanFamilySchema, given, () => adapter.families(given)),
    paymentModes: (given) =>
      list('paymentModes', gestanPaymentModeSchema, given, () => adapter.paymentModes(given)),
    bankAccounts: (given) =>
      list('bankAccounts', gestanBankAccountSchema, given, () => adapter.bankAccounts(given)),
    postingCategories: (given) =>
      list('postingCategories', gestanPostingCategorySchema, given, () => adapter.postingCategories(given)),
    vatRates: (given) => list('vatRates', gestanVatRateSchema, given, () => adapter.vatRates(given)),

    products: (given) => listed('products', isProduct, given, () => adapter.products(plain(given))),
    contacts: (given) => listed('contacts', isContact, given, () => adapter.contacts(plain(given))),
    stock: (given) => listed('stock', isStock, given, () => adapter.stock(plain(given))),

    upsertProduct: (draft, given) => adapter.upsertProduct(draft, given),
    upsertContact: (draft, given) => adapter.upsertContact(draft, given),
    createPiece: (draft, given) => adapter.createPiece(draft, given),
    createEntry: (draft, given) => adapter.createEntry(draft, given),

    find: (kind, externalRef, given) =>
      answered(
        'find',
        given?.signal,
        () => adapter.find(kind, externalRef, given),
        (answer): GestanFound | undefined => optionalAnswer('find', isFound, answer),
      ),

    ...defined({
      inspect:
        inspect && (((kind, draft) => inspect.call(adapter, kind, draft)) satisfies GestanAdapter['inspect']),
      createPieces:
        createPieces &&
        (((orders, given) =>
          createPieces.call(adapter, orders, given)) satisfies GestanAdapter['createPieces']),
      cancelPiece:
        cancelPiece &&
        (((externalRef, why, given) =>
          cancelPiece.call(adapter, externalRef, why, given)) satisfies GestanAdapter['cancelPiece']),
      status:
        status &&
        (((kind, externalRef, given) =>
          answered(
            'status',
            given?.signal,
            () => status.call(adapter, kind, externalRef, given),
            (answer): GestanSentStatus | undefined => optionalAnswer('status', isSentStatus, answer),
          )) satisfies GestanAdapter['status']),
      pieces:
        pieces &&
        (((range) =>
          listed('pieces', isPiece, range, () =>
            pieces.call(adapter, plain(range) ?? {}),
          )) satisfies CheckedGestan['pieces']),
      movedPieces:
        pieces &&
        (((range) =>
          listed('pieces', isMovedPiece, range, () =>
            pieces.call(adapter, range),
          )) satisfies CheckedGestan['movedPieces']),
      readImage:
        readImage &&
        (((productId, image, given) =>
          answered(
            'readImage',
            given?.signal,
            () => readImage.call(adapter, productId, image, given),
            bytesOf,
          )) satisfies GestanAdapter['readImage']),
      writeImage:
        writeImage &&
        ((async (productId, image, given) => {
          if (image.name !== imageFileName(image.name))
            throw refused('name', `The image ${JSON.stringify(image.name)} has no plain file name.`);
          return writeImage.call(adapter, productId, image, given);
        }) satisfies GestanAdapter['writeImage']),
      close: close && (() => close.call(adapter)),
    }),
  };
}

/** The options as an adapter knows them. */
function plain<T extends Pick<CheckedListOptions, 'onInvalid'>>(
  given: T | undefined,
): Omit<T, 'onInvalid'> | undefined {
  if (given === undefined) return undefined;
  const { onInvalid: _, ...own } = given;
  return own;
}
