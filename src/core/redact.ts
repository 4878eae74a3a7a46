import { base64, base64url, utf8 } from './bytes.js';
import { encoded } from './encoded.js';
import { withoutEnd } from './ends.js';

/** Texts that look like a secret of WooCommerce or of HTTP, whichever instance they belong to. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(c[ks]_)[0-9a-f]{6,}\b/gi, '$1***'],
  [/\b((?:oauth_)?(?:consumer_key|consumer_secret|signature|nonce|token)=)[^&\s"'#]+/gi, '$1***'],
  [/\b(Basic|Bearer|OAuth)(\s+)[A-Za-z0-9+/=._~%"',-]{6,}/g, '$1$2***'],
  // The password in an address; it may hold `@`.
  [/(:\/\/[^/\s:@]+:)[^\s/]+@/g, '$1***@'],
];

/** Shorter secrets are ignored: they would blank out ordinary text. */
const minLength = 4;

const namedInHtml: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * HTML writes one character in several ways; a text uses one of them throughout. Those that leave
 * quotes alone are PHP's too.
 */
const htmlWays: readonly ((character: string, code: number) => string)[] = [
  ...['&#039;', '&#39;', '&apos;', "'"].map(
    (quote) => (character: string) => (character === "'" ? quote : (namedInHtml[character] ?? character)),
  ),
  (character) => (/["']/.test(character) ? character : (namedInHtml[character] ?? character)),
  // As WordPress cleans an address.
  (character, code) => (/[&']/.test(character) ? `&#0${code};` : (namedInHtml[character] ?? character)),
  (_, code) => `&#${code};`,
  (_, code) => `&#0${code};`,
  (_, code) => `&#x${code.toString(16)};`,
  (_, code) => `&#x${code.toString(16).toUpperCase()};`,
];

function htmlForms(secret: string): readonly string[] {
  return htmlWays.map((way) => secret.replace(/[&<>"']/g, (one) => way(one, one.charCodeAt(0))));
}

/** As `JSON.stringify` writes it, and as PHP does: `/` escaped, everything but ASCII as `\u…`. */
function jsonForms(secret: string): readonly string[] {
  const plain = JSON.stringify(secret).slice(1, -1);
  const ascii = plain.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [plain, ascii].flatMap((form) => [form, form.replaceAll('/', '\\/')]);
}

/** Percent-encoded as addresses, forms and OAuth do it, in capitals and in small letters. */
function urlForms(secret: string): readonly string[] {
  const component = encoded(secret);
  const strict = component.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const form = strict.replaceAll('%20', '+');
  // PHP's `urlencode` escapes the tilde too; the web's own forms leave the star.
  const php = form.replaceAll('~', '%7E');
  const web = php.replaceAll('%2A', '*');
  return [component, strict, form, php, web].flatMap((one) => [
    one,
    one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ]);
}

function base64Forms(secret: string): readonly string[] {
  const bytes = utf8(secret);
  const padded = base64(bytes);
  return [padded, withoutEnd(padded, /=/), base64url(bytes)];
}

/**
 * Every form of the secret in a text; escapes may be nested (HTML in JSON, JSON in HTML).
 */
function formsOf(secret: string): readonly string[] {
  const plain = [secret, ...htmlForms(secret), ...urlForms(secret)];
  const json = jsonForms(secret).flatMap(htmlForms);
  return [...plain, ...plain.flatMap(jsonForms), ...json, ...base64Forms(secret)];
}

/**
 * Makes a function that removes secrets from a text: the given ones (plain, URL-encoded, escaped
 * for JSON or HTML, in Base64), and whatever looks like a WooCommerce key, an OAuth signature, an
 * `Authorization` header or the user and password of an address. It takes time in proportion to the
 * text. Redact a text before you cut it: half a secret is not recognised.
 *
 * @param secrets the exact secrets of this instance: keys, passwords. Those of fewer than 4
 * characters are ignored.
 * @example
 * const redact = createRedactor([consumerSecret])
 * redact(`GET /?consumer_secret=${consumerSecret}`)   // 'GET /?consumer_secret=***'
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter((secret) => secret.length >= minLength).flatMap(formsOf));
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const form of longestFirst) if (clean.includes(form)) clean = clean.replaceAll(form, '***');
    for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
    return clean;
  };
}
