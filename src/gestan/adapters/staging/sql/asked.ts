import { addressColumns, contactColumns, productColumns } from '../columns.js';
import { askedColumns, checkOf, type SqlWords } from './words.js';

/** How far a request has come: these columns are the last ones of every table of requests. */
const stateColumns = (words: SqlWords, hash: 'TEXT' | 'TEXT NOT NULL'): string =>
  `  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message TEXT,                    -- raison d'un refus
  taken_by TEXT,                   -- qui l'a pris, libre
  content_hash ${hash},
  created_at TEXT NOT NULL DEFAULT ${words.now},
  taken_at TEXT,                   -- tenu par la base
  ended_at TEXT                    -- tenu par la base`;

const changes = (
  words: SqlWords,
): string => `-- Staging database, ${words.title}. Migration 2: what the shop asks of Gestan.

-- Références externes des produits et des contacts : plusieurs boutiques peuvent connaître le même.
CREATE TABLE stg_product_refs (
  external_ref TEXT PRIMARY KEY NOT NULL,
  product_id ${words.rowRef} NOT NULL      -- stg_products.id
);

CREATE TABLE stg_contact_refs (
  external_ref TEXT PRIMARY KEY NOT NULL,
  contact_id ${words.rowRef} NOT NULL      -- stg_contacts.id
);

-- Produits à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_product_changes (
  id ${words.rowId},
  product_id ${words.rowRef} NOT NULL,     -- stg_products.id
  external_ref TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'change')),
  fields TEXT NOT NULL,            -- ',code,name,price_net,'
${askedColumns(productColumns)}
  gestan_id TEXT,                  -- à remplir en passant à done
${stateColumns(words, 'TEXT NOT NULL')}
);

CREATE UNIQUE INDEX stg_product_changes_create ON stg_product_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_product_changes_open ON stg_product_changes (product_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_product_changes_state ON stg_product_changes (state, id);

-- Contacts à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_contact_changes (
  id ${words.rowId},
  contact_id ${words.rowRef} NOT NULL,     -- stg_contacts.id
  external_ref TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'change')),
  fields TEXT NOT NULL,            -- ',last_name,email,'
${askedColumns(contactColumns)}
  gestan_id TEXT,                  -- à remplir en passant à done
${stateColumns(words, 'TEXT NOT NULL')}
);

CREATE UNIQUE INDEX stg_contact_changes_create ON stg_contact_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_contact_changes_open ON stg_contact_changes (contact_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_contact_changes_state ON stg_contact_changes (state, id);
`;

const piecesAndEntries = (
  words: SqlWords,
): string => `-- Pièces. Gestan peut y ajouter les siennes, sans external_ref et directement à l'état done.
CREATE TABLE stg_pieces (
  id ${words.rowId},
  external_ref TEXT UNIQUE,        -- référence dans la boutique : la même pièce n'arrive jamais deux fois
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'order', 'delivery-note', 'invoice', 'credit-note')),  -- devis, commande, bon de livraison, facture, avoir
  date ${words.sortable} NOT NULL ${checkOf(words, 'day', 'date')},
  currency TEXT NOT NULL,          -- devise ISO 4217
  contact_id ${words.rowRef} NOT NULL,     -- stg_contacts.id
  reference TEXT,                  -- n° de commande de la boutique
  source_ref TEXT,                 -- external_ref de la pièce d'origine (avoir : la pièce corrigée)
  moves_stock INTEGER NOT NULL DEFAULT 0 CHECK (moves_stock IN (0, 1)),  -- sort la marchandise du stock (avoir : l'y remet)
  total_net TEXT NOT NULL,         -- total HT
  total_vat TEXT NOT NULL,         -- total TVA
  total_gross TEXT NOT NULL,       -- total TTC
  siren TEXT,
  vat_number TEXT,
  nature TEXT,                     -- goods (biens), services, mixed (mixte)
  note TEXT,
  payment_mode_id TEXT,            -- stg_payment_modes.id
  paid_on TEXT,                    -- jour du paiement
  exemption TEXT,                  -- mention légale d'exonération de TVA
${askedColumns(addressColumns)}
  gestan_id TEXT,                  -- à remplir en passant à done
  number TEXT,                     -- numéro donné par Gestan, à remplir en passant à done
  stock_moved INTEGER CHECK (stock_moved IN (0, 1)),  -- la marchandise est sortie (NULL : non renseigné)
  held_total_net TEXT ${checkOf(words, 'decimal', 'held_total_net')},             -- totaux tels que Gestan les tient, s'ils diffèrent
  held_total_vat TEXT ${checkOf(words, 'decimal', 'held_total_vat')},
  held_total_gross TEXT ${checkOf(words, 'decimal', 'held_total_gross')},
  deleted_at TEXT,                 -- supprimée dans Gestan (devis, commande, bon de livraison)
${stateColumns(words, 'TEXT')}
);

CREATE UNIQUE INDEX stg_pieces_number ON stg_pieces (kind, number) WHERE deleted_at IS NULL;

CREATE INDEX stg_pieces_state ON stg_pieces (state, id);

CREATE INDEX stg_pieces_date ON stg_pieces (date, id);

-- Lignes des pièces, dans l'ordre de position.
CREATE TABLE stg_piece_lines (
  piece_id ${words.rowRef} NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('product', 'shipping', 'fee', 'rounding')),  -- produit, port, frais, arrondi
  product_id ${words.rowRef},              -- stg_products.id
  product_code TEXT,
  label TEXT NOT NULL,
  quantity TEXT NOT NULL,
  unit_net TEXT NOT NULL,          -- prix unitaire HT avant remise, jusqu'à 6 décimales
  discount_net TEXT NOT NULL,      -- remise HT de la ligne
  net TEXT NOT NULL,               -- HT de la ligne après remise : le montant qui compte
  source_line_id ${words.rowRef},          -- ligne de la commande de la boutique
  PRIMARY KEY (piece_id, position)
);

-- Taxes de chaque ligne ; plusieurs là où un pays les cumule.
CREATE TABLE stg_piece_line_taxes (
  piece_id ${words.rowRef} NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  line_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rate TEXT NOT NULL,              -- en %
  label TEXT NOT NULL,
  compound INTEGER NOT NULL DEFAULT 0 CHECK (compound IN (0, 1)),  -- calculée aussi sur les taxes précédentes
  PRIMARY KEY (piece_id, line_position, position)
);

-- TVA de la pièce par taux : les montants de la commande, à ne pas recalculer.
CREATE TABLE stg_piece_vat (
  piece_id ${words.rowRef} NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rate TEXT NOT NULL,
  label TEXT NOT NULL,
  compound INTEGER NOT NULL DEFAULT 0 CHECK (compound IN (0, 1)),
  base TEXT NOT NULL,              -- base HT
  amount TEXT NOT NULL,            -- montant de TVA
  PRIMARY KEY (piece_id, position)
);

-- Écritures : mouvements sur un compte bancaire professionnel.
CREATE TABLE stg_entries (
  id ${words.rowId},
  external_ref TEXT NOT NULL UNIQUE,
  date ${words.sortable} NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),   -- recette, dépense
  amount TEXT NOT NULL,            -- TTC, positif
  currency TEXT NOT NULL,
  label TEXT NOT NULL,
  contact_id ${words.rowRef} NOT NULL,     -- stg_contacts.id
  payment_mode_id TEXT NOT NULL,   -- stg_payment_modes.id
  bank_account_id TEXT NOT NULL,   -- stg_bank_accounts.id
  posting_category_id TEXT,        -- stg_posting_categories.id
  piece_ref TEXT NOT NULL,         -- external_ref de la facture ou de l'avoir réglé
  gestan_id TEXT,                  -- à remplir en passant à done
${stateColumns(words, 'TEXT NOT NULL')}
);

CREATE INDEX stg_entries_state ON stg_entries (state, id);
`;

/** Migration 2: the tables of what the shop asks of Gestan. */
export const askedTables = (words: SqlWords): string => `${changes(words)}
${piecesAndEntries(words)}
INSERT INTO stg_schema_version (version) VALUES (2);
`;
