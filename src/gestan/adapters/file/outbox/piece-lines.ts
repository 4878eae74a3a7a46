import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { GestanError } from '../../../errors.js';

/** How a text is kept apart from the separator that it contains. */
export const escapings = ['quote', 'backslash', 'replace'] as const;
/**
 * `quote`: a field that holds the separator, a quote or `#` stands in `"…"`, quotes doubled; line
 * breaks become spaces. `backslash`: `\` before the separator, `#` and `\` itself; a line break
 * becomes `\n`. `replace`: nothing is escaped; separator and line break become a space, `#` becomes
 * `n°`, for a reader that knows no escape at all.
 */
export type Escaping = (typeof escapings)[number];

export interface LineStyle {
  /** One character. */
  readonly separator: string;
  readonly escaping: Escaping;
}

const breaks = /\r\n|[\r\n\u2028\u2029]/g;

/** One line, without its end. */
export function formatLine(fields: readonly string[], { separator, escaping }: LineStyle): string {
  switch (escaping) {
    case 'quote':
      return stringify([fields.map((field) => field.replace(breaks, ' '))], {
        delimiter: separator,
        record_delimiter: '',
        eof: false,
        quoted_match: /#|^\s|\s$/,
      });
    case 'backslash':
      return fields
        .map((field) =>
          field
            .replaceAll('\\', '\\\\')
            .replace(breaks, '\\n')
            .replaceAll('#', '\\#')
            .replaceAll(separator, `\\${separator}`),
        )
        .join(separator);
    case 'replace':
      return fields
        .map((field) => field.replace(breaks, ' ').replaceAll(separator, ' ').replaceAll('#', 'n°'))
        .join(separator);
  }
}

/** The fields of one line. */
export function parseLine(line: string, style: LineStyle, where: string): readonly string[] {
  const { separator, escaping } = style;
  if (escaping === 'replace') return line.split(separator);
  return escaping === 'quote' ? parseQuoted(line, separator, where) : parseEscaped(line, separator);
}

function parseQuoted(line: string, separator: string, where: string): readonly string[] {
  try {
    return parse(line, { delimiter: separator })[0] ?? [];
  } catch (error) {
    throw new GestanError(`${where} cannot be read.`, { code: 'gestan.invalid', cause: error });
  }
}

function parseEscaped(line: string, separator: string): readonly string[] {
  const fields: string[] = [];
  let text = '';
  for (let at = 0; at < line.length; ) {
    if (line[at] === '\\' && at + 1 < line.length) {
      text += line[at + 1] === 'n' ? '\n' : (line[at + 1] ?? '');
      at += 2;
    } else if (line[at] === separator) {
      fields.push(text);
      text = '';
      at += 1;
    } else {
      text += line[at];
      at += 1;
    }
  }
  return [...fields, text];
}
