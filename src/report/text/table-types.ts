import type { Style } from './style.js';

/** A paragraph of a cell. */
export interface Paragraph {
  /** The text. */
  readonly text: string;
  /** Its style. @default plain */
  readonly style?: Style | undefined;
}

/** A cell: a text, or paragraphs below each other. */
export type Cell = string | Paragraph | readonly Paragraph[];

/** A column of a table. */
export interface Column {
  /** The title of the column. */
  readonly head: string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  /** Its least width before the table turns into cards. @default 6 */
  readonly min?: number;
  /** Whether its text is wrapped if the table is too wide. @default false */
  readonly flexible?: boolean;
  /** Whether it is the title of the row's card. @default false */
  readonly title?: boolean;
  /**
   * Whether it moves below the row, over the whole width, if it gets too narrow: `named` with its
   * head, `bare` without. @default it stays
   */
  readonly whenNarrow?: 'own-line' | 'own-line-with-title';
}

/** A row of a table. */
export interface TableRow {
  /** One cell for each column. */
  readonly cells: readonly Cell[];
  /** A sign before the row: `G`, `W`, `✓`. */
  readonly mark?: Paragraph | undefined;
  /** Ready lines shown below the row. */
  readonly below?: readonly string[];
}

export interface TableOptions {
  readonly width: number;
  readonly colour: boolean;
  /** The separator of a head and its value: `' : '` in French. */
  readonly colon: string;
  /** Widths below this always give cards. @default 56 */
  readonly cardsBelow?: number;
}

/** A row whose cells were cleaned. */
export interface ReadRow extends TableRow {
  readonly read: readonly (readonly Paragraph[])[];
}
