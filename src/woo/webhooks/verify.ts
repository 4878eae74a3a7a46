import { hmacSha256, SettingsError } from '../../core/index.js';

function refused(field: string, what: string, hint: string): SettingsError {
  return new SettingsError(`webhooks.${field} ${what}.`, {
    code: 'settings.invalid',
    field: `webhooks.${field}`,
    hint,
  });
}

/** The signature of a delivery: HMAC-SHA256 of the raw body, in Base64. */
export function webhookSignature(rawBody: string | Uint8Array, secret: string): string {
  return hmacSha256(secret, rawBody);
}

/**
 * Whether a delivery was signed with the webhook's secret, in constant time. The body must be the
 * raw bytes, before any parsing: `await request.text()`, not
 * `JSON.stringify(await request.json())`.
 *
 * @param rawBody the body as it came; a text is read as UTF-8.
 * @param signature the header `X-WC-Webhook-Signature`; without it the delivery was not signed.
 * @param secret the webhook's secret. An empty one verifies nothing: anybody could sign with it.
 * @throws `SettingsError` when the body or the secret is of another type.
 * @example
 * if (!verifyWebhook(await request.text(), request.headers.get('x-wc-webhook-signature') ?? '', secret)) return new Response(null, { status: 401 })
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  signature: string | null | undefined,
  secret: string,
): boolean {
  if (typeof rawBody !== 'string' && !(rawBody instanceof Uint8Array))
    throw refused('rawBody', 'is neither text nor bytes', 'Give the body as it came, before any parsing.');
  if (typeof secret !== 'string') throw refused('secret', 'is no text', "Give the webhook's secret.");
  if (secret === '' || typeof signature !== 'string') return false;
  return isSame(webhookSignature(rawBody, secret), signature.trim());
}

/**
 * Compares every character, wherever the first difference is: the time reveals nothing about `due`.
 */
function isSame(due: string, given: string): boolean {
  // The length is no secret: it is that of every SHA-256 in Base64.
  let differs = due.length ^ given.length;
  for (let at = 0; at < due.length; at += 1) differs |= due.charCodeAt(at) ^ given.charCodeAt(at);
  return differs === 0;
}
