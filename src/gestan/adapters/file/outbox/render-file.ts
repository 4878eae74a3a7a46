import { GestanError } from '../../../errors.js';
import type { GestanProductField } from '../../../model.js';
import type { FileGestanConfig } from '../file-options.js';
import { encodeText } from '../text-encoding.js';
import { formatContacts, formatProducts } from './csv-files.js';
import { formatEntries } from './entry-file.js';
import type { RenderedFile } from './outbox.js';
import { formatPieces } from './piece-file.js';
import type { OutboxGroup, OutboxRecord } from './records.js';

/** The content of a file, from the records that it holds. */
export function renderFile(
  group: OutboxGroup,
  records: readonly OutboxRecord[],
  config: FileGestanConfig,
  productFields: readonly GestanProductField[],
): RenderedFile {
  const { bytes, replaced } = encodeText(textOf(group, records, config, productFields), config.encoding);
  return { bytes, encoding: config.encoding, replaced };
}

function textOf(
  group: OutboxGroup,
  records: readonly OutboxRecord[],
  config: FileGestanConfig,
  productFields: readonly GestanProductField[],
): string {
  const contents = records.map(({ externalRef, content }) => ({ externalRef, content }));
  if (group === 'contacts')
    return formatContacts(
      contents.flatMap(({ externalRef, content }) =>
        content.kind === 'contact' ? [{ externalRef, ...content, gestanId: content.gestanId }] : [],
      ),
    );
  if (group === 'products')
    return formatProducts(
      contents.flatMap(({ externalRef, content }) =>
        content.kind === 'product' ? [{ externalRef, ...content, gestanId: content.gestanId }] : [],
      ),
      productFields,
      config,
    );
  if (group === 'entries')
    return formatEntries(
      contents.flatMap(({ content }) => (content.kind === 'entry' ? [content.draft] : [])),
      config,
    );
  const pieces = contents.flatMap(({ content }) => (content.kind === 'piece' ? [content] : []));
  const [first] = pieces;
  if (first === undefined)
    throw new GestanError(`There is nothing for a file of ${group}.`, { code: 'gestan.invalid' });
  return formatPieces(
    first.piece.draft.kind,
    pieces.map(({ piece }) => piece),
    config,
    first.reference,
  );
}
