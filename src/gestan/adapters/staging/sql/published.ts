import { contactColumns, productColumns } from '../columns.js';
import { checkOf, publishedColumns, type SqlWords } from './words.js';

/** Migration 1: the tables that Gestan publishes. */
export const publishedTables = (
  words: SqlWords,
): string => `-- Staging database between a shop and Gestan, for ${words.title}. Migration 1: what Gestan publishes.
--
-- Base d'échange entre la boutique et Gestan. Les tables de la migration 1 sont remplies par le programme côté Gestan ;
-- celles de la migration 2 par woo-gestan, et le programme côté Gestan y fait avancer l'état (state) de chaque ligne :
--
--   pending  à prendre          -> taken
--   taken    pris, en cours     -> done, refused, ou de nouveau pending
--   done     fait dans Gestan   (gestan_id obligatoire)
--   refused  refusé par Gestan  (message obligatoire) -> pending, pour le proposer encore
--
-- Montants, prix et quantités : texte décimal avec un point ('12.50'). Instants : texte UTC ('2026-03-29T08:00:00.000Z').
-- Jours : 'AAAA-MM-JJ'. Oui/non : 1/0.${words.warning}
--
-- woo-gestan reads the statements one by one: each ends with a semicolon and an empty line, and has no empty line inside.
${words.prelude}
CREATE TABLE stg_schema_version (
  version INTEGER PRIMARY KEY,     -- numéro de migration
  applied_at TEXT NOT NULL DEFAULT ${words.now}
);

-- Horloge commune : la date de modification ne recule jamais, même si celle de la machine recule.
CREATE TABLE stg_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last ${words.sortable} NOT NULL
);

INSERT INTO stg_clock (id, last) VALUES (1, '1970-01-01T00:00:00.000Z');

-- Familles (parent_id vide) et sous-familles.
CREATE TABLE stg_families (
  id TEXT PRIMARY KEY NOT NULL,    -- identifiant dans Gestan
  name TEXT NOT NULL,              -- libellé
  parent_id TEXT                   -- famille de la sous-famille
);

-- Modes de paiement.
CREATE TABLE stg_payment_modes (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL
);

-- Comptes bancaires et caisses ; les écritures ne vont que sur un compte professionnel.
CREATE TABLE stg_bank_accounts (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  professional INTEGER NOT NULL CHECK (professional IN (0, 1))
);

-- Imputations.
CREATE TABLE stg_posting_categories (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  professional INTEGER NOT NULL CHECK (professional IN (0, 1)),
  account TEXT,                    -- compte comptable
  journal TEXT                     -- journal
);

-- Taux de TVA en pour cent. Table vide : tout taux est accepté.
CREATE TABLE stg_vat_rates (
  rate TEXT PRIMARY KEY NOT NULL ${checkOf(words, 'unsigned', 'rate')},
  name TEXT
);

-- Produits. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_products (
  id ${words.rowId},  -- numéro de cette base ; ne change jamais
  gestan_id TEXT UNIQUE,           -- identifiant dans Gestan
${publishedColumns(productColumns, words)}
  kind TEXT CHECK (kind IN ('simple', 'composed', 'model')),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at ${words.sortable}  -- tenu par la base
);

CREATE INDEX stg_products_modified ON stg_products (modified_at);

-- Stock courant. quantity NULL : inconnu, ce qui n'est pas zéro.
CREATE TABLE stg_stock (
  product_gestan_id TEXT PRIMARY KEY NOT NULL,   -- stg_products.gestan_id
  quantity TEXT ${checkOf(words, 'decimal', 'quantity')},
  modified_at ${words.sortable}  -- tenu par la base
);

-- Contacts. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_contacts (
  id ${words.rowId},  -- numéro de cette base ; ne change jamais
  gestan_id TEXT UNIQUE,           -- identifiant dans Gestan
  external_ref TEXT UNIQUE,        -- référence externe (REFEXTERNE)
${publishedColumns(contactColumns, words)}
  revision INTEGER NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at ${words.sortable}  -- tenu par la base
);

CREATE INDEX stg_contacts_modified ON stg_contacts (modified_at);

INSERT INTO stg_schema_version (version) VALUES (1);
`;
