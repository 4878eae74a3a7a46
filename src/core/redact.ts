const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(c[ks]_)[0-9a-f]{6,}\b/gi, '$1***'],
  [/\b((?:oauth_)?(?:consumer_key|consumer_secret|signature|nonce|token)=)[^&\s"'#]+/gi, '$1***'],
  [/\b(Basic|Bearer|OAuth)(\s+)[A-Za-z0-9+/=._~%"',-]{6,}/g, '$1$2***'],
  [/(:\/\/[^/\s:@]+:)[^@\s/]+@/g, '$1***@'],
];

/**
 * The least length of a secret that is looked for word by word: shorter ones would blank out
 * ordinary text.
 */
const shortest = 4;

/**
 * A function that takes secrets out of a text: the given ones wherever they stand (plain,
 * URL-encoded or in Base64), and what looks like a WooCommerce key, an OAuth signature or an
 * `Authorization` header.
 *
 * @param secrets the exact secrets of this instance: keys, passwords.
 * @example
 * const redact = createRedactor([consumerSecret])
 * redact(`GET /?consumer_secret=${consumerSecret}`)   // 'GET /?consumer_secret=***'
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= shortest);
  const forms = new Set(
    known.flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]),
  );
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const form of ordered) clean = clean.split(form).join('***');
    for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
    return clean;
  };
}
