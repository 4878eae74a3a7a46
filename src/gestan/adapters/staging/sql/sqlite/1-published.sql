-- Staging database between a shop and Gestan, for SQLite (3.35 and newer). Migration 1: what Gestan publishes.
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
-- Jours : 'AAAA-MM-JJ'. Oui/non : 1/0. Jamais INSERT OR REPLACE : il changerait les identifiants.
--
-- woo-gestan reads the statements one by one: each ends with a semicolon and an empty line, and has no empty line inside.

CREATE TABLE stg_schema_version (
  version INTEGER PRIMARY KEY,     -- numéro de migration
  applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);

-- Horloge commune : la date de modification ne recule jamais, même si celle de la machine recule.
CREATE TABLE stg_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last TEXT NOT NULL
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
  rate TEXT PRIMARY KEY NOT NULL CHECK (rate NOT GLOB '*[^0-9.]*' AND rate GLOB '*[0-9]*'),
  name TEXT
);

-- Produits. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- numéro de cette base ; ne change jamais
  gestan_id TEXT UNIQUE,           -- identifiant dans Gestan
  code TEXT NOT NULL UNIQUE,       -- code produit
  name TEXT NOT NULL,              -- désignation
  kind TEXT CHECK (kind IN ('simple', 'composed', 'model')),
  barcode TEXT,                    -- EAN13
  price_net TEXT CHECK (price_net NOT GLOB '*[^0-9.-]*' AND price_net GLOB '*[0-9]*'),          -- prix HT
  price_gross TEXT CHECK (price_gross NOT GLOB '*[^0-9.-]*' AND price_gross GLOB '*[0-9]*'),    -- prix TTC
  vat_rate TEXT CHECK (vat_rate NOT GLOB '*[^0-9.]*' AND vat_rate GLOB '*[0-9]*'),              -- taux de TVA en %
  sale_price_net TEXT CHECK (sale_price_net NOT GLOB '*[^0-9.-]*' AND sale_price_net GLOB '*[0-9]*'),         -- prix promo HT
  sale_price_gross TEXT CHECK (sale_price_gross NOT GLOB '*[^0-9.-]*' AND sale_price_gross GLOB '*[0-9]*'),   -- prix promo TTC
  sale_from TEXT CHECK (sale_from GLOB '*T*Z'),   -- promo à partir de
  sale_to TEXT CHECK (sale_to GLOB '*T*Z'),       -- promo jusqu'à
  family_id TEXT,                  -- famille (stg_families.id)
  sub_family_id TEXT,              -- sous-famille (stg_families.id)
  description TEXT,
  short_description TEXT,
  weight_kg TEXT CHECK (weight_kg NOT GLOB '*[^0-9.]*' AND weight_kg GLOB '*[0-9]*'),           -- poids en kg
  published INTEGER CHECK (published IN (0, 1)),  -- visible dans la boutique
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),   -- champs libres, objet JSON de textes
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at TEXT                 -- tenu par la base
);

CREATE INDEX stg_products_modified ON stg_products (modified_at);

-- Stock courant. quantity NULL : inconnu, ce qui n'est pas zéro.
CREATE TABLE stg_stock (
  product_gestan_id TEXT PRIMARY KEY NOT NULL,   -- stg_products.gestan_id
  quantity TEXT CHECK (quantity NOT GLOB '*[^0-9.-]*' AND quantity GLOB '*[0-9]*'),
  modified_at TEXT                 -- tenu par la base
);

-- Contacts. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- numéro de cette base ; ne change jamais
  gestan_id TEXT UNIQUE,           -- identifiant dans Gestan
  external_ref TEXT UNIQUE,        -- référence externe (REFEXTERNE)
  contact_group TEXT CHECK (contact_group IN ('client', 'prospect', 'partner', 'other')),
  first_name TEXT,                 -- prénom
  last_name TEXT,                  -- nom
  company TEXT,                    -- raison sociale
  email TEXT,
  phone TEXT,
  mobile TEXT,
  siret TEXT,
  siren TEXT,
  vat_number TEXT,                 -- n° de TVA intracommunautaire
  billing_line1 TEXT,              -- adresse de facturation
  billing_line2 TEXT,
  billing_postcode TEXT,
  billing_city TEXT,
  billing_state TEXT,
  billing_country TEXT,            -- code ISO à deux lettres
  billing_name TEXT,
  billing_company TEXT,
  billing_phone TEXT,
  shipping_line1 TEXT,             -- adresse de livraison
  shipping_line2 TEXT,
  shipping_postcode TEXT,
  shipping_city TEXT,
  shipping_state TEXT,
  shipping_country TEXT,
  shipping_name TEXT,
  shipping_company TEXT,
  shipping_phone TEXT,
  revision INTEGER NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at TEXT                 -- tenu par la base
);

CREATE INDEX stg_contacts_modified ON stg_contacts (modified_at);

INSERT INTO stg_schema_version (version) VALUES (1);
