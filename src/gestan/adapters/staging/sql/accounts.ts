import type { SqlWords } from './words.js';

/**
 * Migration 5: what an accountant needs of a piece, and entries over several posting categories.
 */
export const accounts = (
  words: SqlWords,
): string => `-- Migration 5 : pièce citée, pays de la TVA, écritures ventilées.
-- Pièce d'origine (avoir : la pièce corrigée) telle que Gestan la connaît : son id et son numéro.
ALTER TABLE stg_pieces ADD COLUMN source_id TEXT;

ALTER TABLE stg_pieces ADD COLUMN source_number TEXT;

-- Pays où la TVA est due (guichet OSS), code ISO à deux lettres.
ALTER TABLE stg_piece_vat ADD COLUMN country TEXT;

-- Ventilation d'une écriture par imputation ; sans ligne ici, stg_entries.posting_category_id vaut pour le tout.
-- Une écriture sans pièce (vente d'un bon à usages multiples) a un piece_ref vide.
CREATE TABLE stg_entry_parts (
  entry_id ${words.rowRef} NOT NULL REFERENCES stg_entries (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  posting_category_id TEXT NOT NULL,  -- stg_posting_categories.id
  amount TEXT NOT NULL,               -- TTC ; la somme des lignes est le montant de l'écriture
  PRIMARY KEY (entry_id, position)
);

INSERT INTO stg_schema_version (version) VALUES (5);
`;
