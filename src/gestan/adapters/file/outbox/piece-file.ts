import type { PieceDraft, PieceKind, PieceLine } from '../../../piece-model.js';
import { type DateFormat, formatDay, type PieceCustomer } from './customer-line.js';
import {
  type FigureStyle,
  figure,
  lineField,
  type PieceDocument,
  type PieceDocumentColumn,
  type PieceLineColumn,
  type PieceLineField,
} from './piece-columns.js';
import { formatLine, type LineStyle } from './piece-lines.js';

/** The layout of a piece file: both sides, Gestan's screen and this library, must agree on it. */
export interface PieceLayout extends LineStyle, FigureStyle {
  readonly lineColumns: readonly PieceLineColumn[];
  readonly documentColumns: readonly PieceDocumentColumn[];
  readonly dateFormat: DateFormat;
  /**
   * Whether comments (`#`) tell what is in the file. The reference of each piece stands there only.
   */
  readonly comments: boolean;
  /** Where to write what has no column. */
  readonly mentions: 'lines' | 'comments';
}

/** One piece as it is written. */
export interface WrittenPiece {
  /** The piece. */
  readonly draft: PieceDraft;
  /** Whom it is for. */
  readonly customer: PieceCustomer;
  /** What goes with it. */
  readonly documents: readonly PieceDocument[];
}

const kindNames: Readonly<Record<PieceKind, string>> = {
  quote: 'devis',
  order: 'commandes',
  'delivery-note': 'bons de livraison',
  invoice: 'factures',
  'credit-note': 'avoirs',
};

/** What the columns are called. */
export const lineHeads: Readonly<Record<PieceLineField, string>> = {
  code: 'CODE',
  label: 'LIBELLE',
  quantity: 'QTE',
  unitNet: 'PUHT',
  discountNet: 'REMISEHT',
  discountPercent: 'REMISE%',
  unitNetDiscounted: 'PUHTREMISE',
  net: 'MONTANTHT',
  vatRate: 'TVA',
  type: 'TYPE',
};
const documentHeads = { path: 'CHEMIN', label: 'LIBELLE' } as const;

/**
 * The text of one import file: pieces of one kind, each a `C` line, its `P` lines and its `D`
 * lines.
 *
 * @param reference which customer reference the file holds. The header says it, since Gestan's
 *   screen asks for it.
 */
export function formatPieces(
  kind: PieceKind,
  pieces: readonly WrittenPiece[],
  layout: PieceLayout,
  reference: 'external' | 'id',
): string {
  const lines: string[] = [];
  const comment = (text: string) => {
    if (layout.comments) lines.push(`# ${text.replace(/[\r\n]+/g, ' ')}`);
  };
  comment(`Gestan, Outils > Administration > Importer des pièces : ${kindNames[kind]}, ${pieces.length}`);
  comment(
    `REFEXTERNE : ${reference === 'id' ? 'identifiant Gestan du contact' : 'référence externe du contact'}`,
  );
  comment(
    ['C', 'REFEXTERNE', 'NOM', 'PRENOM', 'RAISON', 'ADRESSE', 'CPOSTAL', 'VILLE', 'DATE'].join(
      layout.separator,
    ),
  );
  comment(
    [
      'P',
      ...layout.lineColumns.map((column) =>
        typeof column === 'string' ? lineHeads[column] : column.constant,
      ),
    ].join(layout.separator),
  );
  if (pieces.some(({ documents }) => documents.length > 0))
    comment(
      [
        'D',
        ...layout.documentColumns.map((column) =>
          typeof column === 'string' ? documentHeads[column] : column.constant,
        ),
      ].join(layout.separator),
    );
  for (const { draft, customer, documents } of pieces) {
    comment(`REF ${draft.externalRef}`);
    comment(`n° ${draft.reference}, total TTC ${figure(draft.totalGross, layout)} ${draft.currency}`);
    const { reference: ref, lastName, firstName, company, address, postcode, city, date } = customer;
    lines.push(
      formatLine(
        [
          'C',
          ref,
          lastName,
          firstName,
          company,
          address,
          postcode,
          city,
          date === undefined ? '' : formatDay(date, layout.dateFormat),
        ],
        layout,
      ),
    );
    const mentions = mentionsOf(draft);
    if (layout.mentions === 'comments') mentions.forEach(comment);
    const said = layout.mentions === 'lines' ? mentions.map(mentionLine) : [];
    for (const line of [...draft.lines, ...said])
      lines.push(
        formatLine(
          [
            'P',
            ...layout.lineColumns.map((column) =>
              typeof column === 'string' ? lineField(line, column, layout) : column.constant,
            ),
          ],
          layout,
        ),
      );
    for (const document of documents)
      lines.push(
        formatLine(
          [
            'D',
            ...layout.documentColumns.map((column) =>
              typeof column === 'string' ? (document[column] ?? '') : column.constant,
            ),
          ],
          layout,
        ),
      );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What a piece must say and has no column for. */
function mentionsOf(draft: PieceDraft): readonly string[] {
  const { kind, sourceNumber, exemption, vatNumber, reference } = draft;
  const cites = kind === 'credit-note' || /:(?:edit|deposit)-\d+$/.test(draft.externalRef);
  const what = kind === 'credit-note' ? 'Avoir sur la facture' : 'Complète la facture';
  const cited = sourceNumber ? `n° ${sourceNumber}` : `de la commande ${reference}`;
  return [
    ...(cites ? [`${what} ${cited}`] : []),
    ...(exemption ? [exemption] : []),
    ...(vatNumber ? [`N° de TVA du client : ${vatNumber}`] : []),
  ];
}

/** A line that says something and is worth nothing. */
function mentionLine(label: string): PieceLine {
  return { type: 'fee', label, quantity: '0', unitNet: '0', discountNet: '0', net: '0', taxes: [] };
}
