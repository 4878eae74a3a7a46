import type { WooErrors } from '../../core/index.js';

/** The properties of an error code. */
export interface WooErrorCodeInfo {
  /** Its meaning in one sentence; the documentation repeats it word for word. */
  readonly meaning: string;
  /** What to do, in one sentence; the message ends with it. */
  readonly hint: string;
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean;
}

/**
 * Every code a {@link WooError} can carry. The table of `docs/woo-errors.md` is checked against
 * this one by a test.
 */
export const wooErrorCodes = {
  'woo.auth': {
    meaning:
      'The store did not accept the key: unknown, wrong secret, header stripped by the host, or the key lacks read or write permission.',
    hint: 'Check the key, its secret and its permissions (read/write), and run the connection test.',
    retryable: false,
  },
  'woo.forbidden': {
    meaning: 'The key is valid, but its user lacks the capability for this resource.',
    hint: 'Create the key for an administrator or a shop manager.',
    retryable: false,
  },
  'woo.not-found': {
    meaning: 'There is no such row in the store, or it was deleted.',
    hint: 'Read the list again; the row may have been deleted permanently.',
    retryable: false,
  },
  'woo.gone': {
    meaning: 'The row is already in the trash.',
    hint: 'Nothing to do, or restore it in the store first.',
    retryable: false,
  },
  'woo.invalid': {
    meaning: 'The store refused the data that was sent.',
    hint: 'Correct the named field and send it again.',
    retryable: false,
  },
  'woo.duplicate-sku': {
    meaning: 'Another product, perhaps in the trash, has this SKU; `resourceId` names it if the store does.',
    hint: 'Give the product another SKU, or update the one that has it.',
    retryable: false,
  },
  'woo.duplicate': {
    meaning:
      'Another row already has this barcode, name, slug, e-mail address or code; `resourceId` names it if the store does.',
    hint: 'Update that row, or send another value.',
    retryable: false,
  },
  'woo.image': {
    meaning: 'The store could not fetch or use an image.',
    hint: 'Check that the store can reach the image address, and that it ends in .jpg, .png, .gif or .webp.',
    retryable: false,
  },
  'woo.not-supported': {
    meaning: 'The store does not do this for this resource, such as moving it to the trash.',
    hint: 'Delete it with `force: true`, or keep it.',
    retryable: false,
  },
  'woo.too-large': {
    meaning: 'The request was too large for the store or its host.',
    hint: 'Send fewer items, or smaller ones.',
    retryable: false,
  },
  'woo.throttled': {
    meaning:
      'The host asks for fewer requests (429, 508); `retryAfterMs` says how long to wait, if the host does.',
    hint: 'Wait and try again; lower `concurrency` if it happens often.',
    retryable: true,
  },
  'woo.maintenance': {
    meaning: 'The store is in maintenance mode: an update is running.',
    hint: 'Try again in a few minutes.',
    retryable: true,
  },
  'woo.unavailable': {
    meaning: 'The host or its proxy could not answer (502, 503, 504, 520–527).',
    hint: 'Try again later; ask the host if the problem persists.',
    retryable: true,
  },
  'woo.server-error': {
    meaning: 'PHP failed in the store (500): an error in WooCommerce, a plugin or the theme.',
    hint: 'Check WooCommerce → Status → Logs in the store; a plugin is the usual cause.',
    retryable: true,
  },
  'woo.timeout': {
    meaning: 'The store did not answer in time.',
    hint: 'Try again later, raise `timeouts`, or ask the host why the store is slow.',
    retryable: true,
  },
  'woo.network': {
    meaning: 'The store could not be reached, or the connection broke.',
    hint: 'Check the address and the network, then try again.',
    retryable: true,
  },
  'woo.tls': {
    meaning: "The store's certificate is not valid.",
    hint: "Renew or complete the certificate of the shop's address.",
    retryable: false,
  },
  'woo.redirected': {
    meaning: 'The store answered with a redirect, which is not followed: a redirected write would be lost.',
    hint: 'Set `shop.url` to the canonical address of the shop, the one named in the message.',
    retryable: false,
  },
  'woo.permalinks': {
    meaning:
      'The REST addresses do not work: the permalinks of the site are plain, or the rewrite rules are off.',
    hint: 'In WordPress, Settings → Permalinks, choose anything but "Plain" and save.',
    retryable: false,
  },
  'woo.not-woocommerce': {
    meaning: 'WordPress answers, but WooCommerce does not: it is not active, or too old for wc/v3.',
    hint: 'Activate WooCommerce, or correct `shop.url`.',
    retryable: false,
  },
  'woo.no-route': {
    meaning: 'The store does not know this address or method: its WooCommerce is older than the feature.',
    hint: 'Update WooCommerce, or use what this version has.',
    retryable: false,
  },
  'woo.captcha': {
    meaning: 'A firewall asked for a captcha or a browser check instead of answering.',
    hint: 'Have the host allow this machine to use /wp-json/wc/.',
    retryable: false,
  },
  'woo.firewall': {
    meaning: 'A firewall or the host refused the request with its own page.',
    hint: 'Have the host allow /wp-json/wc/ with all methods for this machine.',
    retryable: false,
  },
  'woo.method-blocked': {
    meaning: 'The host blocks the method PUT or DELETE.',
    hint: "Set `methodOverride: 'always'`, or have the host allow PUT and DELETE.",
    retryable: false,
  },
  'woo.html': {
    meaning: 'The store answered with an HTML page instead of JSON.',
    hint: 'Check `shop.url`, and look at the first bytes in the message.',
    retryable: false,
  },
  'woo.not-json': {
    meaning: 'The store answered with something that is not JSON.',
    hint: 'Look at the first bytes in the message; a plugin or the host is the usual cause.',
    retryable: false,
  },
  'woo.truncated': {
    meaning: 'The JSON of the answer is incomplete: the connection or PHP ended too early.',
    hint: 'Try again; if it persists, request fewer rows per page.',
    retryable: true,
  },
  'woo.answer-too-large': {
    meaning: 'The answer is larger than `maxAnswerBytes` and was not read.',
    hint: 'Request fewer rows per page (`per_page`), or raise `maxAnswerBytes`.',
    retryable: false,
  },
  'woo.unexpected': {
    meaning: 'The JSON of the answer does not have the form of the API.',
    hint: 'Look for a plugin that changes REST answers.',
    retryable: false,
  },
  'woo.unsettled': {
    meaning: 'The answer to a write was lost: it may or may not have happened.',
    hint: 'Look up the row before you send it again.',
    retryable: false,
  },
  'woo.aborted': {
    meaning: 'The work was aborted before this row was sent: nothing was written.',
    hint: 'Send it again if it is still wanted.',
    retryable: true,
  },
} as const satisfies Readonly<Record<keyof WooErrors, WooErrorCodeInfo>>;

/** A stable code of a {@link WooError}. */
export type WooErrorCode = keyof typeof wooErrorCodes;
