/** Properties that a `style` may set (WordPress' `safecss_filter_attr`). */
const sides = '(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?';
const allowed = new RegExp(
  `^(?:${[
    'background(?:-(?:color|image|position|repeat|size|attachment|blend-mode))?',
    `border${sides}(?:-(?:color|style|width))?`,
    'border(?:-(?:top|bottom)-(?:left|right))?-radius',
    'border-(?:spacing|collapse)',
    'caption-side',
    'columns|column-(?:count|fill|gap|rule|span|width)',
    'display|color|filter|opacity|overflow|cursor|direction|float|clear|order',
    'font(?:-(?:family|size|style|variant|weight))?',
    'letter-spacing|line-height|writing-mode|vertical-align|white-space',
    'text-(?:align|decoration|indent|transform)',
    '(?:min-|max-)?(?:height|width)',
    `margin${sides}|padding${sides}`,
    'flex(?:-(?:basis|direction|flow|grow|shrink|wrap))?',
    'gap|row-gap|grid-(?:gap|column-gap|row-gap|template-columns|auto-columns|template-rows|auto-rows|auto-flow)',
    'grid-(?:column|row)(?:-(?:start|end))?|grid-area',
    'justify-(?:content|items|self)|align-(?:content|items|self)',
    'list-style-type|object-(?:fit|position)|aspect-ratio|box-shadow',
    'position|top|right|bottom|left|z-index',
    '--[a-zA-Z0-9-_]+',
  ].join('|')})$`,
);

const functions = /\b(?:var|calc|min|max|minmax|clamp|repeat|rgba?|hsla?)\((?:[^()]|\([^()]*\))*\)/g;
const address = /\burl\(\s*(?:"[^"]*"|'[^']*'|[^)\s]*)\s*\)/g;

/**
 * What is left of a `style`: declarations of other properties, or with anything that could act, go.
 */
export function cleanStyle(value: string): string {
  return value
    .replace(/[\n\r\t]/g, '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => {
      if (part === '') return false;
      const at = part.indexOf(':');
      if (at < 0) return !/[\\(&=}]|\/\*/.test(part);
      const property = part.slice(0, at).trim().toLowerCase();
      if (!allowed.test(property)) return false;
      const mayLink = /^(?:background(?:-image)?|cursor|filter|list-style(?:-image)?)$/.test(property);
      const rest = part
        .slice(at + 1)
        .replace(functions, '')
        .replace(mayLink ? address : /^$/, '');
      return !/[\\(&=}]|\/\*/.test(rest);
    })
    .join(';');
}
