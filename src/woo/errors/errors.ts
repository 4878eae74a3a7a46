import { defined, SyncError, type SyncErrorOptions } from '../../core/index.js';
import { type WooErrorCode, wooErrorCodes } from './codes.js';

/** Details of an error, from the store and the request. */
export interface WooErrorDetails {
  /** `GET`, `POST` … */
  readonly method?: string | undefined;
  /** The path, without the query: `/wp-json/wc/v3/products/12`. */
  readonly path?: string | undefined;
  /** HTTP status, if there was an answer. */
  readonly status?: number | undefined;
  /**
   * The error code of WordPress or WooCommerce. Its message is translated by the shop: branch on
   * this.
   */
  readonly wooCode?: string | undefined;
  /** The path of the invalid field: `billing.email`. */
  readonly field?: string | undefined;
  /** The invalid fields, with the store's message about each. */
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** The row that already has the value. */
  readonly resourceId?: number | undefined;
  /** How long the host asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The target of a redirect, without its query. */
  readonly location?: string | undefined;
  /** The store's message, in its own language. */
  readonly said?: string | undefined;
  /** The underlying error. */
  readonly cause?: unknown;
}

/**
 * The error of every failed call to a WooCommerce store. `code` is one of {@link WooErrorCode}.
 *
 * @example
 * try { await woo.products.create(product) } catch (error) {
 *   if (error instanceof WooDuplicateError) await woo.products.update(error.resourceId ?? 0, product)
 * }
 */
export class WooError extends SyncError {
  /** The name of the class. */
  override readonly name: string = 'WooError';
  /** The code of the error. */
  declare readonly code: WooErrorCode;
  /** HTTP status of the answer. Undefined: there was none. */
  readonly status: number | undefined;
  /** WooCommerce's own code: `woocommerce_rest_product_invalid_id`. */
  readonly wooCode: string | undefined;
  /** The method of the request. */
  readonly method: string | undefined;
  /** The path of the request, without keys. */
  readonly path: string | undefined;
  /** WooCommerce's message about each parameter. */
  readonly params: Readonly<Record<string, string>> | undefined;
  /** The id of the conflicting row. */
  readonly resourceId: number | undefined;
  /** How long the shop asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Where the shop redirects to. */
  readonly location: string | undefined;

  constructor(code: WooErrorCode, message: string, details: WooErrorDetails = {}) {
    const { hint, retryable } = wooErrorCodes[code];
    const { status, wooCode, said, resourceId, location } = details;
    const values = defined({ status, wooCode, said, resourceId, location });
    const { field, cause } = details;
    // Every code of the shop has the same values.
    super(message, { code, values, retryable, hint, field, cause } as SyncErrorOptions);
    this.status = details.status;
    this.wooCode = details.wooCode;
    this.method = details.method;
    this.path = details.path;
    this.params = details.params;
    this.resourceId = details.resourceId;
    this.retryAfterMs = details.retryAfterMs;
    this.location = details.location;
  }
}

/** The key was not accepted, or lacks a permission (`woo.auth`, `woo.forbidden`). */
export class WooAuthError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooAuthError';
}

/** There is no such row, or it is already in the trash (`woo.not-found`, `woo.gone`). */
export class WooNotFoundError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooNotFoundError';
}

/**
 * The store refused the data (`woo.invalid`, `woo.image`, `woo.not-supported`, `woo.too-large`).
 */
export class WooInvalidError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooInvalidError';
}

/** Another row already has this value (`woo.duplicate-sku`, `woo.duplicate`). */
export class WooDuplicateError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooDuplicateError';
}

/**
 * The store cannot answer now (`woo.throttled`, `woo.maintenance`, `woo.unavailable`,
 * `woo.server-error`, `woo.timeout`, `woo.network`, `woo.aborted`).
 */
export class WooUnavailableError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooUnavailableError';
}

/**
 * The address does not lead to a working WooCommerce API (`woo.redirected`,
 * `woo.permalinks`, `woo.not-woocommerce`, `woo.no-route`, `woo.captcha`, `woo.firewall`,
 * `woo.method-blocked`, `woo.tls`).
 */
export class WooSetupError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooSetupError';
}

/** The answer cannot be read (`woo.html`, `woo.not-json`, `woo.truncated`, `woo.answer-too-large`,
 * `woo.unexpected`). */
export class WooAnswerError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooAnswerError';
}

/** A write whose answer was lost (`woo.unsettled`). `cause` is the error that hid the answer. */
export class WooUnsettledError extends WooError {
  /** The name of the class. */
  override readonly name = 'WooUnsettledError';
}

const classes: Readonly<Record<WooErrorCode, typeof WooError>> = {
  'woo.auth': WooAuthError,
  'woo.forbidden': WooAuthError,
  'woo.not-found': WooNotFoundError,
  'woo.gone': WooNotFoundError,
  'woo.invalid': WooInvalidError,
  'woo.image': WooInvalidError,
  'woo.not-supported': WooInvalidError,
  'woo.too-large': WooInvalidError,
  'woo.duplicate-sku': WooDuplicateError,
  'woo.duplicate': WooDuplicateError,
  'woo.throttled': WooUnavailableError,
  'woo.maintenance': WooUnavailableError,
  'woo.unavailable': WooUnavailableError,
  'woo.server-error': WooUnavailableError,
  'woo.timeout': WooUnavailableError,
  'woo.network': WooUnavailableError,
  'woo.aborted': WooUnavailableError,
  'woo.tls': WooSetupError,
  'woo.redirected': WooSetupError,
  'woo.permalinks': WooSetupError,
  'woo.not-woocommerce': WooSetupError,
  'woo.no-route': WooSetupError,
  'woo.captcha': WooSetupError,
  'woo.firewall': WooSetupError,
  'woo.method-blocked': WooSetupError,
  'woo.html': WooAnswerError,
  'woo.not-json': WooAnswerError,
  'woo.truncated': WooAnswerError,
  'woo.answer-too-large': WooAnswerError,
  'woo.unexpected': WooAnswerError,
  'woo.unsettled': WooUnsettledError,
};

/** Makes the error of the class that its code belongs to. */
export function wooError(code: WooErrorCode, message: string, details?: WooErrorDetails): WooError {
  return new classes[code](code, message, details);
}

/**
 * Whether a value is a {@link WooError} (with that code, if one is given), also across copies of
 * the package.
 *
 * @example
 * try {
 *   await woo.products.get(13)
 * } catch (error) {
 *   if (!isWooError(error, 'woo.not-found')) throw error
 * }
 */
export function isWooError(value: unknown, code?: WooErrorCode): value is WooError {
  const is =
    value instanceof WooError ||
    (value instanceof Error && 'wooCode' in value && 'retryable' in value && 'code' in value);
  return is && (code === undefined || (value as WooError).code === code);
}
