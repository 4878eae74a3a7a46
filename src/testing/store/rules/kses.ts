import { cleanStyle } from './css.js';
import { normalizeEntities } from './html-entities.js';

/** Attributes that any tag of a post may carry. */
const everywhere = /^(?:aria-[\w-]+|class|data-[\w-]+|dir|hidden|id|lang|style|title|role|xml:lang|align)$/;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Tags that a post may hold, with the attributes of their own. */
const postTags: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: 'href rel rev name target download',
    area: 'alt coords href nohref shape target',
    audio: 'autoplay controls loop muted preload src',
    blockquote: 'cite',
    button: 'disabled name type value popovertarget popovertargetaction',
    col: 'char charoff span valign width',
    colgroup: 'char charoff span valign width',
    del: 'datetime cite',
    details: 'open',
    font: 'color face size',
    hr: 'noshade size width',
    img: 'alt border decoding fetchpriority height hspace loading longdesc vspace src usemap width srcset sizes',
    ins: 'datetime cite',
    label: 'for',
    li: 'value',
    map: 'name',
    object: 'data type',
    ol: 'start type reversed',
    pre: 'width',
    q: 'cite',
    table: 'bgcolor border cellpadding cellspacing rules summary width',
    tbody: 'char charoff valign',
    td: 'abbr axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
    textarea: 'cols rows disabled name readonly',
    tfoot: 'char charoff valign',
    th: 'abbr axis bgcolor char charoff colspan headers height nowrap rowspan scope valign width',
    thead: 'char charoff valign',
    time: 'datetime',
    tr: 'bgcolor char charoff valign',
    track: 'default kind label src srclang',
    ul: 'type',
    video: 'autoplay controls height loop muted playsinline poster preload src width',
  }).map(([tag, list]) => [tag, words(list)]),
);

const plainTags = words(
  'abbr acronym address article aside b bdo big br caption cite code dd dfn div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup i kbd legend main mark menu nav p rb rp rt rtc ruby s samp section small span strike strong sub summary sup tt u var',
);

const addresses = words('href src cite longdesc poster data');
const safeAddress =
  /^(?:https?|ftps?|mailto|news|irc6?|ircs|gopher|nntp|feed|telnet|mms|rtsp|sms|svn|tel|fax|xmpp|webcal|urn):/i;

/** A colon, as WordPress reads one in front of an address. */
const colon = /:|&#0*58;|&#x0*3a;|&colon;/i;

/**
 * Addresses of other schemes lose their scheme, also one that is written in entities, again and
 * again.
 */
function cleanAddress(value: string): string {
  const [scheme = '', ...rest] = value.split(colon);
  if (rest.length === 0 || /[?#/]/.test(scheme.replace(/&#[^;]*;/g, ''))) return value;
  const plain = scheme
    .replace(/&#(?:0*(\d+)|x0*([0-9a-f]+));/gi, (_, decimal?: string, hex?: string) =>
      String.fromCodePoint(
        Math.min(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal), 0x10ffff),
      ),
    )
    .replace(/\s/g, '');
  if (safeAddress.test(`${plain}:`)) return value;
  const after = value.slice(scheme.length).replace(colon, '');
  return cleanAddress(after.trimStart());
}

function cleanAttributes(source: string, own: ReadonlySet<string>): string {
  const pairs = source.matchAll(/([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  let kept = '';
  for (const [, name = '', double, single, unquoted] of pairs) {
    const lower = name.toLowerCase();
    if (!everywhere.test(lower) && !own.has(lower)) continue;
    const value = double ?? single ?? unquoted;
    if (value === undefined) kept += ` ${name}`;
    else {
      const quote = single === undefined ? '"' : "'";
      const clean =
        lower === 'style' ? cleanStyle(value) : addresses.has(lower) ? cleanAddress(value) : value;
      if (lower === 'style' && clean === '') continue;
      kept += ` ${name}=${quote}${clean}${quote}`;
    }
  }
  return kept;
}

function cleanTag(tag: string): string {
  if (!tag.startsWith('<')) return '&gt;';
  if (tag.startsWith('<!--')) return tag;
  const match = /^<\s*(\/\s*)?([a-zA-Z0-9-]+)([^>]*)>?$/.exec(tag);
  if (!match) return '';
  const [, slash = '', name = '', rest = ''] = match;
  const own = postTags.get(name.toLowerCase()) ?? (plainTags.has(name.toLowerCase()) ? words('') : undefined);
  if (!own) return '';
  if (slash !== '') return `</${name}>`;
  const end = /\s*\/\s*$/.test(rest) ? ' /' : '';
  return `<${name}${cleanAttributes(rest, own)}${end}>`;
}

/**
 * WordPress' `wp_kses_post`: tags and attributes that a post may not hold go, the text of tags
 * stays; lone ampersands and angle brackets are encoded.
 */
export function ksesPost(value: string): string {
  // A bracket that is never closed is no tag.
  const opened = value.replace(/<[^>]*?(?=<|$)/g, (part) => `&lt;${part.slice(1)}`);
  return normalizeEntities(opened).replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>|>/g, cleanTag);
}

/** PHP's `stripslashes`: what WordPress does to a text it takes for a form's. */
export function stripSlashes(value: string): string {
  return value.replace(/\\([\s\S])?/g, (_, next: string | undefined) => (next === '0' ? '\0' : (next ?? '')));
}
