// The text of the .sql files beside this one, which are the source; written by: npx vitest run test/gestan/staging/schema.test.ts -u
export const schemaTexts = {
  sqlite: [
    `-- Staging database between a shop and Gestan, for SQLite (3.35 and newer). Migration 1: what Gestan publishes.
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
`,
    `-- Staging database, SQLite. Migration 2: what the shop asks of Gestan.

-- Références externes des produits et des contacts : plusieurs boutiques peuvent connaître le même.
CREATE TABLE stg_product_refs (
  external_ref TEXT PRIMARY KEY NOT NULL,
  product_id INTEGER NOT NULL      -- stg_products.id
);

CREATE TABLE stg_contact_refs (
  external_ref TEXT PRIMARY KEY NOT NULL,
  contact_id INTEGER NOT NULL      -- stg_contacts.id
);

-- Produits à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_product_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id INTEGER NOT NULL,     -- stg_products.id
  external_ref TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'change')),
  fields TEXT NOT NULL,            -- ',code,name,price_net,'
  code TEXT,
  name TEXT,
  barcode TEXT,
  price_net TEXT,
  price_gross TEXT,
  vat_rate TEXT,
  sale_price_net TEXT,
  sale_price_gross TEXT,
  sale_from TEXT,
  sale_to TEXT,
  family_id TEXT,
  sub_family_id TEXT,
  description TEXT,
  short_description TEXT,
  weight_kg TEXT,
  published INTEGER,
  extra TEXT,
  gestan_id TEXT,                  -- à remplir en passant à done
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message TEXT,                    -- raison d'un refus
  taken_by TEXT,                   -- qui l'a pris, libre
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  taken_at TEXT,                   -- tenu par la base
  ended_at TEXT                    -- tenu par la base
);

CREATE UNIQUE INDEX stg_product_changes_create ON stg_product_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_product_changes_open ON stg_product_changes (product_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_product_changes_state ON stg_product_changes (state, id);

-- Contacts à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_contact_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL,     -- stg_contacts.id
  external_ref TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'change')),
  fields TEXT NOT NULL,            -- ',last_name,email,'
  contact_group TEXT,
  first_name TEXT,
  last_name TEXT,
  company TEXT,
  email TEXT,
  phone TEXT,
  mobile TEXT,
  siret TEXT,
  siren TEXT,
  vat_number TEXT,
  billing_line1 TEXT,
  billing_line2 TEXT,
  billing_postcode TEXT,
  billing_city TEXT,
  billing_state TEXT,
  billing_country TEXT,
  billing_name TEXT,
  billing_company TEXT,
  billing_phone TEXT,
  shipping_line1 TEXT,
  shipping_line2 TEXT,
  shipping_postcode TEXT,
  shipping_city TEXT,
  shipping_state TEXT,
  shipping_country TEXT,
  shipping_name TEXT,
  shipping_company TEXT,
  shipping_phone TEXT,
  gestan_id TEXT,                  -- à remplir en passant à done
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message TEXT,
  taken_by TEXT,
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  taken_at TEXT,
  ended_at TEXT
);

CREATE UNIQUE INDEX stg_contact_changes_create ON stg_contact_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_contact_changes_open ON stg_contact_changes (contact_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_contact_changes_state ON stg_contact_changes (state, id);

-- Pièces. Gestan peut y ajouter les siennes, sans external_ref et directement à l'état done.
CREATE TABLE stg_pieces (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  external_ref TEXT UNIQUE,        -- référence dans la boutique : la même pièce n'arrive jamais deux fois
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'order', 'delivery-note', 'invoice', 'credit-note')),  -- devis, commande, bon de livraison, facture, avoir
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  currency TEXT NOT NULL,          -- devise ISO 4217
  contact_id INTEGER NOT NULL,     -- stg_contacts.id
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
  billing_line1 TEXT,
  billing_line2 TEXT,
  billing_postcode TEXT,
  billing_city TEXT,
  billing_state TEXT,
  billing_country TEXT,
  billing_name TEXT,
  billing_company TEXT,
  billing_phone TEXT,
  shipping_line1 TEXT,
  shipping_line2 TEXT,
  shipping_postcode TEXT,
  shipping_city TEXT,
  shipping_state TEXT,
  shipping_country TEXT,
  shipping_name TEXT,
  shipping_company TEXT,
  shipping_phone TEXT,
  gestan_id TEXT,                  -- à remplir en passant à done
  number TEXT,                     -- numéro donné par Gestan, à remplir en passant à done
  stock_moved INTEGER CHECK (stock_moved IN (0, 1)),  -- la marchandise est sortie (NULL : non renseigné)
  held_total_net TEXT,             -- totaux tels que Gestan les tient, s'ils diffèrent
  held_total_vat TEXT,
  held_total_gross TEXT,
  deleted_at TEXT,                 -- supprimée dans Gestan (devis, commande, bon de livraison)
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message TEXT,
  taken_by TEXT,
  content_hash TEXT,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  taken_at TEXT,
  ended_at TEXT
);

CREATE UNIQUE INDEX stg_pieces_number ON stg_pieces (kind, number) WHERE deleted_at IS NULL;

CREATE INDEX stg_pieces_state ON stg_pieces (state, id);

CREATE INDEX stg_pieces_date ON stg_pieces (date, id);

-- Lignes des pièces, dans l'ordre de position.
CREATE TABLE stg_piece_lines (
  piece_id INTEGER NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('product', 'shipping', 'fee', 'rounding')),  -- produit, port, frais, arrondi
  product_id INTEGER,              -- stg_products.id
  product_code TEXT,
  label TEXT NOT NULL,
  quantity TEXT NOT NULL,
  unit_net TEXT NOT NULL,          -- prix unitaire HT avant remise, jusqu'à 6 décimales
  discount_net TEXT NOT NULL,      -- remise HT de la ligne
  net TEXT NOT NULL,               -- HT de la ligne après remise : le montant qui compte
  source_line_id INTEGER,          -- ligne de la commande de la boutique
  PRIMARY KEY (piece_id, position)
);

-- Taxes de chaque ligne ; plusieurs là où un pays les cumule.
CREATE TABLE stg_piece_line_taxes (
  piece_id INTEGER NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  line_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rate TEXT NOT NULL,              -- en %
  label TEXT NOT NULL,
  compound INTEGER NOT NULL DEFAULT 0 CHECK (compound IN (0, 1)),  -- calculée aussi sur les taxes précédentes
  PRIMARY KEY (piece_id, line_position, position)
);

-- TVA de la pièce par taux : les montants de la commande, à ne pas recalculer.
CREATE TABLE stg_piece_vat (
  piece_id INTEGER NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
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
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  external_ref TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),   -- recette, dépense
  amount TEXT NOT NULL,            -- TTC, positif
  currency TEXT NOT NULL,
  label TEXT NOT NULL,
  contact_id INTEGER NOT NULL,     -- stg_contacts.id
  payment_mode_id TEXT NOT NULL,   -- stg_payment_modes.id
  bank_account_id TEXT NOT NULL,   -- stg_bank_accounts.id
  posting_category_id TEXT,        -- stg_posting_categories.id
  piece_ref TEXT NOT NULL,         -- external_ref de la facture ou de l'avoir réglé
  gestan_id TEXT,                  -- à remplir en passant à done
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message TEXT,
  taken_by TEXT,
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  taken_at TEXT,
  ended_at TEXT
);

CREATE INDEX stg_entries_state ON stg_entries (state, id);

INSERT INTO stg_schema_version (version) VALUES (2);
`,
    `-- Staging database, SQLite. Migration 3: the rules that the database keeps, whoever writes.

-- modified_at de stg_products.
CREATE TRIGGER stg_products_inserted AFTER INSERT ON stg_products BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_products SET modified_at = (SELECT last FROM stg_clock) WHERE id = NEW.id;
END;

CREATE TRIGGER stg_products_updated AFTER UPDATE OF
  gestan_id, code, name, barcode, price_net, price_gross, vat_rate, sale_price_net, sale_price_gross, sale_from, sale_to, family_id, sub_family_id,
  description, short_description, weight_kg, published, extra, kind, archived, revision
ON stg_products WHEN
  OLD.gestan_id IS NOT NEW.gestan_id OR OLD.code IS NOT NEW.code OR OLD.name IS NOT NEW.name OR OLD.barcode IS NOT NEW.barcode OR
  OLD.price_net IS NOT NEW.price_net OR OLD.price_gross IS NOT NEW.price_gross OR OLD.vat_rate IS NOT NEW.vat_rate OR
  OLD.sale_price_net IS NOT NEW.sale_price_net OR OLD.sale_price_gross IS NOT NEW.sale_price_gross OR OLD.sale_from IS NOT NEW.sale_from OR
  OLD.sale_to IS NOT NEW.sale_to OR OLD.family_id IS NOT NEW.family_id OR OLD.sub_family_id IS NOT NEW.sub_family_id OR
  OLD.description IS NOT NEW.description OR OLD.short_description IS NOT NEW.short_description OR OLD.weight_kg IS NOT NEW.weight_kg OR
  OLD.published IS NOT NEW.published OR OLD.extra IS NOT NEW.extra OR OLD.kind IS NOT NEW.kind OR OLD.archived IS NOT NEW.archived OR
  OLD.revision IS NOT NEW.revision
BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_products SET modified_at = (SELECT last FROM stg_clock) WHERE id = NEW.id;
END;

-- modified_at de stg_contacts.
CREATE TRIGGER stg_contacts_inserted AFTER INSERT ON stg_contacts BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_contacts SET modified_at = (SELECT last FROM stg_clock) WHERE id = NEW.id;
END;

CREATE TRIGGER stg_contacts_updated AFTER UPDATE OF
  gestan_id, external_ref, contact_group, first_name, last_name, company, email, phone, mobile, siret, siren, vat_number, billing_line1, billing_line2,
  billing_postcode, billing_city, billing_state, billing_country, billing_name, billing_company, billing_phone, shipping_line1, shipping_line2,
  shipping_postcode, shipping_city, shipping_state, shipping_country, shipping_name, shipping_company, shipping_phone, revision
ON stg_contacts WHEN
  OLD.gestan_id IS NOT NEW.gestan_id OR OLD.external_ref IS NOT NEW.external_ref OR OLD.contact_group IS NOT NEW.contact_group OR
  OLD.first_name IS NOT NEW.first_name OR OLD.last_name IS NOT NEW.last_name OR OLD.company IS NOT NEW.company OR OLD.email IS NOT NEW.email OR
  OLD.phone IS NOT NEW.phone OR OLD.mobile IS NOT NEW.mobile OR OLD.siret IS NOT NEW.siret OR OLD.siren IS NOT NEW.siren OR
  OLD.vat_number IS NOT NEW.vat_number OR OLD.billing_line1 IS NOT NEW.billing_line1 OR OLD.billing_line2 IS NOT NEW.billing_line2 OR
  OLD.billing_postcode IS NOT NEW.billing_postcode OR OLD.billing_city IS NOT NEW.billing_city OR OLD.billing_state IS NOT NEW.billing_state OR
  OLD.billing_country IS NOT NEW.billing_country OR OLD.billing_name IS NOT NEW.billing_name OR OLD.billing_company IS NOT NEW.billing_company OR
  OLD.billing_phone IS NOT NEW.billing_phone OR OLD.shipping_line1 IS NOT NEW.shipping_line1 OR OLD.shipping_line2 IS NOT NEW.shipping_line2 OR
  OLD.shipping_postcode IS NOT NEW.shipping_postcode OR OLD.shipping_city IS NOT NEW.shipping_city OR OLD.shipping_state IS NOT NEW.shipping_state OR
  OLD.shipping_country IS NOT NEW.shipping_country OR OLD.shipping_name IS NOT NEW.shipping_name OR OLD.shipping_company IS NOT NEW.shipping_company OR
  OLD.shipping_phone IS NOT NEW.shipping_phone OR OLD.revision IS NOT NEW.revision
BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_contacts SET modified_at = (SELECT last FROM stg_clock) WHERE id = NEW.id;
END;

-- modified_at de stg_stock.
CREATE TRIGGER stg_stock_inserted AFTER INSERT ON stg_stock BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_stock SET modified_at = (SELECT last FROM stg_clock) WHERE product_gestan_id = NEW.product_gestan_id;
END;

CREATE TRIGGER stg_stock_updated AFTER UPDATE OF
  quantity
ON stg_stock WHEN
  OLD.quantity IS NOT NEW.quantity
BEGIN
  UPDATE stg_clock SET last = max(last, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = 1;
  UPDATE stg_stock SET modified_at = (SELECT last FROM stg_clock) WHERE product_gestan_id = NEW.product_gestan_id;
END;

-- Passages d'état de stg_product_changes.
CREATE TRIGGER stg_product_changes_state BEFORE UPDATE OF state ON stg_product_changes WHEN OLD.state <> NEW.state BEGIN
  SELECT RAISE(ABORT, 'state: only pending -> taken -> done or refused, taken or refused -> pending')
    WHERE NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken'
      OR (OLD.state = 'refused' AND NEW.state = 'pending'));
  SELECT RAISE(ABORT, 'gestan_id is needed for done') WHERE NEW.state = 'done' AND NEW.gestan_id IS NULL;
  SELECT RAISE(ABORT, 'message is needed for refused') WHERE NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '';
END;

CREATE TRIGGER stg_product_changes_stamped AFTER UPDATE OF state ON stg_product_changes WHEN OLD.state <> NEW.state BEGIN
  UPDATE stg_product_changes SET
    taken_at = CASE NEW.state WHEN 'taken' THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHEN 'pending' THEN NULL ELSE taken_at END,
    ended_at = CASE WHEN NEW.state IN ('done', 'refused') THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
    message = CASE NEW.state WHEN 'refused' THEN message END
  WHERE id = NEW.id;
END;

-- Passages d'état de stg_contact_changes.
CREATE TRIGGER stg_contact_changes_state BEFORE UPDATE OF state ON stg_contact_changes WHEN OLD.state <> NEW.state BEGIN
  SELECT RAISE(ABORT, 'state: only pending -> taken -> done or refused, taken or refused -> pending')
    WHERE NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken'
      OR (OLD.state = 'refused' AND NEW.state = 'pending'));
  SELECT RAISE(ABORT, 'gestan_id is needed for done') WHERE NEW.state = 'done' AND NEW.gestan_id IS NULL;
  SELECT RAISE(ABORT, 'message is needed for refused') WHERE NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '';
END;

CREATE TRIGGER stg_contact_changes_stamped AFTER UPDATE OF state ON stg_contact_changes WHEN OLD.state <> NEW.state BEGIN
  UPDATE stg_contact_changes SET
    taken_at = CASE NEW.state WHEN 'taken' THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHEN 'pending' THEN NULL ELSE taken_at END,
    ended_at = CASE WHEN NEW.state IN ('done', 'refused') THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
    message = CASE NEW.state WHEN 'refused' THEN message END
  WHERE id = NEW.id;
END;

-- Passages d'état de stg_pieces.
CREATE TRIGGER stg_pieces_state BEFORE UPDATE OF state ON stg_pieces WHEN OLD.state <> NEW.state BEGIN
  SELECT RAISE(ABORT, 'state: only pending -> taken -> done or refused, taken or refused -> pending')
    WHERE NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken'
      OR (OLD.state = 'refused' AND NEW.state = 'pending') OR (OLD.deleted_at IS NOT NULL AND NEW.state = 'pending'));
  SELECT RAISE(ABORT, 'gestan_id is needed for done') WHERE NEW.state = 'done' AND NEW.gestan_id IS NULL;
  SELECT RAISE(ABORT, 'message is needed for refused') WHERE NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '';
END;

CREATE TRIGGER stg_pieces_stamped AFTER UPDATE OF state ON stg_pieces WHEN OLD.state <> NEW.state BEGIN
  UPDATE stg_pieces SET
    taken_at = CASE NEW.state WHEN 'taken' THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHEN 'pending' THEN NULL ELSE taken_at END,
    ended_at = CASE WHEN NEW.state IN ('done', 'refused') THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
    message = CASE NEW.state WHEN 'refused' THEN message END
  WHERE id = NEW.id;
END;

-- Passages d'état de stg_entries.
CREATE TRIGGER stg_entries_state BEFORE UPDATE OF state ON stg_entries WHEN OLD.state <> NEW.state BEGIN
  SELECT RAISE(ABORT, 'state: only pending -> taken -> done or refused, taken or refused -> pending')
    WHERE NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken'
      OR (OLD.state = 'refused' AND NEW.state = 'pending'));
  SELECT RAISE(ABORT, 'gestan_id is needed for done') WHERE NEW.state = 'done' AND NEW.gestan_id IS NULL;
  SELECT RAISE(ABORT, 'message is needed for refused') WHERE NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '';
END;

CREATE TRIGGER stg_entries_stamped AFTER UPDATE OF state ON stg_entries WHEN OLD.state <> NEW.state BEGIN
  UPDATE stg_entries SET
    taken_at = CASE NEW.state WHEN 'taken' THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHEN 'pending' THEN NULL ELSE taken_at END,
    ended_at = CASE WHEN NEW.state IN ('done', 'refused') THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
    message = CASE NEW.state WHEN 'refused' THEN message END
  WHERE id = NEW.id;
END;

-- Ce qui est demandé, fait ou refusé compte comme une modification.
CREATE TRIGGER stg_product_changes_asked AFTER INSERT ON stg_product_changes BEGIN
  UPDATE stg_products SET revision = revision + 1 WHERE id = NEW.product_id;
END;

CREATE TRIGGER stg_product_changes_merged AFTER UPDATE OF content_hash ON stg_product_changes BEGIN
  UPDATE stg_products SET revision = revision + 1 WHERE id = NEW.product_id;
END;

-- Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à ce qu'il publie les siennes.
CREATE TRIGGER stg_product_changes_done AFTER UPDATE OF state ON stg_product_changes WHEN OLD.state <> 'done' AND NEW.state = 'done' BEGIN
  UPDATE stg_products SET
    gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
    code = CASE WHEN instr(NEW.fields, ',code,') > 0 THEN NEW.code ELSE code END,
    name = CASE WHEN instr(NEW.fields, ',name,') > 0 THEN NEW.name ELSE name END,
    barcode = CASE WHEN instr(NEW.fields, ',barcode,') > 0 THEN NEW.barcode ELSE barcode END,
    price_net = CASE WHEN instr(NEW.fields, ',price_net,') > 0 THEN NEW.price_net WHEN instr(NEW.fields, ',price_gross,') > 0 THEN NULL ELSE price_net END,
    price_gross = CASE WHEN instr(NEW.fields, ',price_gross,') > 0 THEN NEW.price_gross WHEN instr(NEW.fields, ',price_net,') > 0 THEN NULL ELSE price_gross END,
    vat_rate = CASE WHEN instr(NEW.fields, ',vat_rate,') > 0 THEN NEW.vat_rate ELSE vat_rate END,
    sale_price_net = CASE WHEN instr(NEW.fields, ',sale_price_net,') > 0 THEN NEW.sale_price_net WHEN instr(NEW.fields, ',sale_price_gross,') > 0 THEN NULL ELSE sale_price_net END,
    sale_price_gross = CASE WHEN instr(NEW.fields, ',sale_price_gross,') > 0 THEN NEW.sale_price_gross WHEN instr(NEW.fields, ',sale_price_net,') > 0 THEN NULL ELSE sale_price_gross END,
    sale_from = CASE WHEN instr(NEW.fields, ',sale_from,') > 0 THEN NEW.sale_from ELSE sale_from END,
    sale_to = CASE WHEN instr(NEW.fields, ',sale_to,') > 0 THEN NEW.sale_to ELSE sale_to END,
    family_id = CASE WHEN instr(NEW.fields, ',family_id,') > 0 THEN NEW.family_id ELSE family_id END,
    sub_family_id = CASE WHEN instr(NEW.fields, ',sub_family_id,') > 0 THEN NEW.sub_family_id ELSE sub_family_id END,
    description = CASE WHEN instr(NEW.fields, ',description,') > 0 THEN NEW.description ELSE description END,
    short_description = CASE WHEN instr(NEW.fields, ',short_description,') > 0 THEN NEW.short_description ELSE short_description END,
    weight_kg = CASE WHEN instr(NEW.fields, ',weight_kg,') > 0 THEN NEW.weight_kg ELSE weight_kg END,
    published = CASE WHEN instr(NEW.fields, ',published,') > 0 THEN NEW.published ELSE published END,
    extra = CASE WHEN instr(NEW.fields, ',extra,') > 0 THEN NEW.extra ELSE extra END
  WHERE id = NEW.product_id;
END;

-- Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE TRIGGER stg_product_changes_refused AFTER UPDATE OF state ON stg_product_changes WHEN OLD.state <> 'refused' AND NEW.state = 'refused' BEGIN
  UPDATE stg_products SET revision = revision + 1 WHERE id = NEW.product_id;
  DELETE FROM stg_products WHERE id = NEW.product_id AND NEW.action = 'create' AND gestan_id IS NULL;
  DELETE FROM stg_product_refs WHERE product_id = NEW.product_id AND NEW.action = 'create';
END;

-- Ce qui est demandé, fait ou refusé compte comme une modification.
CREATE TRIGGER stg_contact_changes_asked AFTER INSERT ON stg_contact_changes BEGIN
  UPDATE stg_contacts SET revision = revision + 1 WHERE id = NEW.contact_id;
END;

CREATE TRIGGER stg_contact_changes_merged AFTER UPDATE OF content_hash ON stg_contact_changes BEGIN
  UPDATE stg_contacts SET revision = revision + 1 WHERE id = NEW.contact_id;
END;

-- Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à ce qu'il publie les siennes.
CREATE TRIGGER stg_contact_changes_done AFTER UPDATE OF state ON stg_contact_changes WHEN OLD.state <> 'done' AND NEW.state = 'done' BEGIN
  UPDATE stg_contacts SET
    gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
    contact_group = CASE WHEN instr(NEW.fields, ',contact_group,') > 0 THEN NEW.contact_group ELSE contact_group END,
    first_name = CASE WHEN instr(NEW.fields, ',first_name,') > 0 THEN NEW.first_name ELSE first_name END,
    last_name = CASE WHEN instr(NEW.fields, ',last_name,') > 0 THEN NEW.last_name ELSE last_name END,
    company = CASE WHEN instr(NEW.fields, ',company,') > 0 THEN NEW.company ELSE company END,
    email = CASE WHEN instr(NEW.fields, ',email,') > 0 THEN NEW.email ELSE email END,
    phone = CASE WHEN instr(NEW.fields, ',phone,') > 0 THEN NEW.phone ELSE phone END,
    mobile = CASE WHEN instr(NEW.fields, ',mobile,') > 0 THEN NEW.mobile ELSE mobile END,
    siret = CASE WHEN instr(NEW.fields, ',siret,') > 0 THEN NEW.siret ELSE siret END,
    siren = CASE WHEN instr(NEW.fields, ',siren,') > 0 THEN NEW.siren ELSE siren END,
    vat_number = CASE WHEN instr(NEW.fields, ',vat_number,') > 0 THEN NEW.vat_number ELSE vat_number END,
    billing_line1 = CASE WHEN instr(NEW.fields, ',billing_line1,') > 0 THEN NEW.billing_line1 ELSE billing_line1 END,
    billing_line2 = CASE WHEN instr(NEW.fields, ',billing_line2,') > 0 THEN NEW.billing_line2 ELSE billing_line2 END,
    billing_postcode = CASE WHEN instr(NEW.fields, ',billing_postcode,') > 0 THEN NEW.billing_postcode ELSE billing_postcode END,
    billing_city = CASE WHEN instr(NEW.fields, ',billing_city,') > 0 THEN NEW.billing_city ELSE billing_city END,
    billing_state = CASE WHEN instr(NEW.fields, ',billing_state,') > 0 THEN NEW.billing_state ELSE billing_state END,
    billing_country = CASE WHEN instr(NEW.fields, ',billing_country,') > 0 THEN NEW.billing_country ELSE billing_country END,
    billing_name = CASE WHEN instr(NEW.fields, ',billing_name,') > 0 THEN NEW.billing_name ELSE billing_name END,
    billing_company = CASE WHEN instr(NEW.fields, ',billing_company,') > 0 THEN NEW.billing_company ELSE billing_company END,
    billing_phone = CASE WHEN instr(NEW.fields, ',billing_phone,') > 0 THEN NEW.billing_phone ELSE billing_phone END,
    shipping_line1 = CASE WHEN instr(NEW.fields, ',shipping_line1,') > 0 THEN NEW.shipping_line1 ELSE shipping_line1 END,
    shipping_line2 = CASE WHEN instr(NEW.fields, ',shipping_line2,') > 0 THEN NEW.shipping_line2 ELSE shipping_line2 END,
    shipping_postcode = CASE WHEN instr(NEW.fields, ',shipping_postcode,') > 0 THEN NEW.shipping_postcode ELSE shipping_postcode END,
    shipping_city = CASE WHEN instr(NEW.fields, ',shipping_city,') > 0 THEN NEW.shipping_city ELSE shipping_city END,
    shipping_state = CASE WHEN instr(NEW.fields, ',shipping_state,') > 0 THEN NEW.shipping_state ELSE shipping_state END,
    shipping_country = CASE WHEN instr(NEW.fields, ',shipping_country,') > 0 THEN NEW.shipping_country ELSE shipping_country END,
    shipping_name = CASE WHEN instr(NEW.fields, ',shipping_name,') > 0 THEN NEW.shipping_name ELSE shipping_name END,
    shipping_company = CASE WHEN instr(NEW.fields, ',shipping_company,') > 0 THEN NEW.shipping_company ELSE shipping_company END,
    shipping_phone = CASE WHEN instr(NEW.fields, ',shipping_phone,') > 0 THEN NEW.shipping_phone ELSE shipping_phone END
  WHERE id = NEW.contact_id;
END;

-- Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE TRIGGER stg_contact_changes_refused AFTER UPDATE OF state ON stg_contact_changes WHEN OLD.state <> 'refused' AND NEW.state = 'refused' BEGIN
  UPDATE stg_contacts SET revision = revision + 1 WHERE id = NEW.contact_id;
  DELETE FROM stg_contacts WHERE id = NEW.contact_id AND NEW.action = 'create' AND gestan_id IS NULL;
  DELETE FROM stg_contact_refs WHERE contact_id = NEW.contact_id AND NEW.action = 'create';
END;

INSERT INTO stg_schema_version (version) VALUES (3);
`,
  ],
  postgres: [
    `-- Staging database between a shop and Gestan, for PostgreSQL (12 and newer). Migration 1: what Gestan publishes.
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
-- Jours : 'AAAA-MM-JJ'. Oui/non : 1/0.
--
-- woo-gestan reads the statements one by one: each ends with a semicolon and an empty line, and has no empty line inside.

-- Instant UTC en texte.
CREATE FUNCTION stg_now() RETURNS text LANGUAGE sql VOLATILE AS
  $$ SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

CREATE TABLE stg_schema_version (
  version integer PRIMARY KEY,     -- numéro de migration
  applied_at text NOT NULL DEFAULT stg_now()
);

-- Horloge commune : la date de modification ne recule jamais, même si celle de la machine recule.
CREATE TABLE stg_clock (
  id integer PRIMARY KEY CHECK (id = 1),
  last text COLLATE "C" NOT NULL
);

INSERT INTO stg_clock (id, last) VALUES (1, '1970-01-01T00:00:00.000Z');

-- Familles (parent_id vide) et sous-familles.
CREATE TABLE stg_families (
  id text PRIMARY KEY NOT NULL,    -- identifiant dans Gestan
  name text NOT NULL,              -- libellé
  parent_id text                   -- famille de la sous-famille
);

-- Modes de paiement.
CREATE TABLE stg_payment_modes (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL
);

-- Comptes bancaires et caisses ; les écritures ne vont que sur un compte professionnel.
CREATE TABLE stg_bank_accounts (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL,
  professional integer NOT NULL CHECK (professional IN (0, 1))
);

-- Imputations.
CREATE TABLE stg_posting_categories (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL,
  professional integer NOT NULL CHECK (professional IN (0, 1)),
  account text,                    -- compte comptable
  journal text                     -- journal
);

-- Taux de TVA en pour cent. Table vide : tout taux est accepté.
CREATE TABLE stg_vat_rates (
  rate text PRIMARY KEY NOT NULL CHECK (rate ~ '^[0-9]*[.]?[0-9]+$'),
  name text
);

-- Produits. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_products (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,  -- numéro de cette base ; ne change jamais
  gestan_id text UNIQUE,           -- identifiant dans Gestan
  code text NOT NULL UNIQUE,       -- code produit
  name text NOT NULL,              -- désignation
  kind text CHECK (kind IN ('simple', 'composed', 'model')),
  barcode text,                    -- EAN13
  price_net text CHECK (price_net ~ '^-?[0-9]*[.]?[0-9]+$'),          -- prix HT
  price_gross text CHECK (price_gross ~ '^-?[0-9]*[.]?[0-9]+$'),    -- prix TTC
  vat_rate text CHECK (vat_rate ~ '^[0-9]*[.]?[0-9]+$'),              -- taux de TVA en %
  sale_price_net text CHECK (sale_price_net ~ '^-?[0-9]*[.]?[0-9]+$'),         -- prix promo HT
  sale_price_gross text CHECK (sale_price_gross ~ '^-?[0-9]*[.]?[0-9]+$'),   -- prix promo TTC
  sale_from text CHECK (sale_from ~ 'T.*Z$'),   -- promo à partir de
  sale_to text CHECK (sale_to ~ 'T.*Z$'),       -- promo jusqu'à
  family_id text,                  -- famille (stg_families.id)
  sub_family_id text,              -- sous-famille (stg_families.id)
  description text,
  short_description text,
  weight_kg text CHECK (weight_kg ~ '^[0-9]*[.]?[0-9]+$'),           -- poids en kg
  published integer CHECK (published IN (0, 1)),  -- visible dans la boutique
  extra text CHECK (extra IS NULL OR extra::json IS NOT NULL),   -- champs libres, objet JSON de textes
  archived integer NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision integer NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at text COLLATE "C"                 -- tenu par la base
);

CREATE INDEX stg_products_modified ON stg_products (modified_at);

-- Stock courant. quantity NULL : inconnu, ce qui n'est pas zéro.
CREATE TABLE stg_stock (
  product_gestan_id text PRIMARY KEY NOT NULL,   -- stg_products.gestan_id
  quantity text CHECK (quantity ~ '^-?[0-9]*[.]?[0-9]+$'),
  modified_at text COLLATE "C"                 -- tenu par la base
);

-- Contacts. Une ligne sans gestan_id est une création demandée par la boutique, pas encore faite.
CREATE TABLE stg_contacts (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,  -- numéro de cette base ; ne change jamais
  gestan_id text UNIQUE,           -- identifiant dans Gestan
  external_ref text UNIQUE,        -- référence externe (REFEXTERNE)
  contact_group text CHECK (contact_group IN ('client', 'prospect', 'partner', 'other')),
  first_name text,                 -- prénom
  last_name text,                  -- nom
  company text,                    -- raison sociale
  email text,
  phone text,
  mobile text,
  siret text,
  siren text,
  vat_number text,                 -- n° de TVA intracommunautaire
  billing_line1 text,              -- adresse de facturation
  billing_line2 text,
  billing_postcode text,
  billing_city text,
  billing_state text,
  billing_country text,            -- code ISO à deux lettres
  billing_name text,
  billing_company text,
  billing_phone text,
  shipping_line1 text,             -- adresse de livraison
  shipping_line2 text,
  shipping_postcode text,
  shipping_city text,
  shipping_state text,
  shipping_country text,
  shipping_name text,
  shipping_company text,
  shipping_phone text,
  revision integer NOT NULL DEFAULT 0,   -- tenu par la base
  modified_at text COLLATE "C"                 -- tenu par la base
);

CREATE INDEX stg_contacts_modified ON stg_contacts (modified_at);

INSERT INTO stg_schema_version (version) VALUES (1);
`,
    `-- Staging database, PostgreSQL. Migration 2: what the shop asks of Gestan.

-- Références externes des produits et des contacts : plusieurs boutiques peuvent connaître le même.
CREATE TABLE stg_product_refs (
  external_ref text PRIMARY KEY NOT NULL,
  product_id bigint NOT NULL      -- stg_products.id
);

CREATE TABLE stg_contact_refs (
  external_ref text PRIMARY KEY NOT NULL,
  contact_id bigint NOT NULL      -- stg_contacts.id
);

-- Produits à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_product_changes (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
  product_id bigint NOT NULL,     -- stg_products.id
  external_ref text NOT NULL,
  action text NOT NULL CHECK (action IN ('create', 'change')),
  fields text NOT NULL,            -- ',code,name,price_net,'
  code text,
  name text,
  barcode text,
  price_net text,
  price_gross text,
  vat_rate text,
  sale_price_net text,
  sale_price_gross text,
  sale_from text,
  sale_to text,
  family_id text,
  sub_family_id text,
  description text,
  short_description text,
  weight_kg text,
  published integer,
  extra text,
  gestan_id text,                  -- à remplir en passant à done
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message text,                    -- raison d'un refus
  taken_by text,                   -- qui l'a pris, libre
  content_hash text NOT NULL,
  created_at text NOT NULL DEFAULT stg_now(),
  taken_at text,                   -- tenu par la base
  ended_at text                    -- tenu par la base
);

CREATE UNIQUE INDEX stg_product_changes_create ON stg_product_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_product_changes_open ON stg_product_changes (product_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_product_changes_state ON stg_product_changes (state, id);

-- Contacts à créer ou à modifier. Seules les colonnes nommées dans fields sont à écrire ; NULL y efface le champ.
CREATE TABLE stg_contact_changes (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
  contact_id bigint NOT NULL,     -- stg_contacts.id
  external_ref text NOT NULL,
  action text NOT NULL CHECK (action IN ('create', 'change')),
  fields text NOT NULL,            -- ',last_name,email,'
  contact_group text,
  first_name text,
  last_name text,
  company text,
  email text,
  phone text,
  mobile text,
  siret text,
  siren text,
  vat_number text,
  billing_line1 text,
  billing_line2 text,
  billing_postcode text,
  billing_city text,
  billing_state text,
  billing_country text,
  billing_name text,
  billing_company text,
  billing_phone text,
  shipping_line1 text,
  shipping_line2 text,
  shipping_postcode text,
  shipping_city text,
  shipping_state text,
  shipping_country text,
  shipping_name text,
  shipping_company text,
  shipping_phone text,
  gestan_id text,                  -- à remplir en passant à done
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message text,
  taken_by text,
  content_hash text NOT NULL,
  created_at text NOT NULL DEFAULT stg_now(),
  taken_at text,
  ended_at text
);

CREATE UNIQUE INDEX stg_contact_changes_create ON stg_contact_changes (external_ref) WHERE action = 'create' AND state <> 'done';

CREATE INDEX stg_contact_changes_open ON stg_contact_changes (contact_id) WHERE state IN ('pending', 'taken');

CREATE INDEX stg_contact_changes_state ON stg_contact_changes (state, id);

-- Pièces. Gestan peut y ajouter les siennes, sans external_ref et directement à l'état done.
CREATE TABLE stg_pieces (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
  external_ref text UNIQUE,        -- référence dans la boutique : la même pièce n'arrive jamais deux fois
  kind text NOT NULL CHECK (kind IN ('quote', 'order', 'delivery-note', 'invoice', 'credit-note')),  -- devis, commande, bon de livraison, facture, avoir
  date text COLLATE "C" NOT NULL CHECK (date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  currency text NOT NULL,          -- devise ISO 4217
  contact_id bigint NOT NULL,     -- stg_contacts.id
  reference text,                  -- n° de commande de la boutique
  source_ref text,                 -- external_ref de la pièce d'origine (avoir : la pièce corrigée)
  moves_stock integer NOT NULL DEFAULT 0 CHECK (moves_stock IN (0, 1)),  -- sort la marchandise du stock (avoir : l'y remet)
  total_net text NOT NULL,         -- total HT
  total_vat text NOT NULL,         -- total TVA
  total_gross text NOT NULL,       -- total TTC
  siren text,
  vat_number text,
  nature text,                     -- goods (biens), services, mixed (mixte)
  note text,
  payment_mode_id text,            -- stg_payment_modes.id
  paid_on text,                    -- jour du paiement
  exemption text,                  -- mention légale d'exonération de TVA
  billing_line1 text,
  billing_line2 text,
  billing_postcode text,
  billing_city text,
  billing_state text,
  billing_country text,
  billing_name text,
  billing_company text,
  billing_phone text,
  shipping_line1 text,
  shipping_line2 text,
  shipping_postcode text,
  shipping_city text,
  shipping_state text,
  shipping_country text,
  shipping_name text,
  shipping_company text,
  shipping_phone text,
  gestan_id text,                  -- à remplir en passant à done
  number text,                     -- numéro donné par Gestan, à remplir en passant à done
  stock_moved integer CHECK (stock_moved IN (0, 1)),  -- la marchandise est sortie (NULL : non renseigné)
  held_total_net text,             -- totaux tels que Gestan les tient, s'ils diffèrent
  held_total_vat text,
  held_total_gross text,
  deleted_at text,                 -- supprimée dans Gestan (devis, commande, bon de livraison)
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message text,
  taken_by text,
  content_hash text,
  created_at text NOT NULL DEFAULT stg_now(),
  taken_at text,
  ended_at text
);

CREATE UNIQUE INDEX stg_pieces_number ON stg_pieces (kind, number) WHERE deleted_at IS NULL;

CREATE INDEX stg_pieces_state ON stg_pieces (state, id);

CREATE INDEX stg_pieces_date ON stg_pieces (date, id);

-- Lignes des pièces, dans l'ordre de position.
CREATE TABLE stg_piece_lines (
  piece_id bigint NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  position integer NOT NULL,
  type text NOT NULL CHECK (type IN ('product', 'shipping', 'fee', 'rounding')),  -- produit, port, frais, arrondi
  product_id bigint,              -- stg_products.id
  product_code text,
  label text NOT NULL,
  quantity text NOT NULL,
  unit_net text NOT NULL,          -- prix unitaire HT avant remise, jusqu'à 6 décimales
  discount_net text NOT NULL,      -- remise HT de la ligne
  net text NOT NULL,               -- HT de la ligne après remise : le montant qui compte
  source_line_id bigint,          -- ligne de la commande de la boutique
  PRIMARY KEY (piece_id, position)
);

-- Taxes de chaque ligne ; plusieurs là où un pays les cumule.
CREATE TABLE stg_piece_line_taxes (
  piece_id bigint NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  line_position integer NOT NULL,
  position integer NOT NULL,
  rate text NOT NULL,              -- en %
  label text NOT NULL,
  compound integer NOT NULL DEFAULT 0 CHECK (compound IN (0, 1)),  -- calculée aussi sur les taxes précédentes
  PRIMARY KEY (piece_id, line_position, position)
);

-- TVA de la pièce par taux : les montants de la commande, à ne pas recalculer.
CREATE TABLE stg_piece_vat (
  piece_id bigint NOT NULL REFERENCES stg_pieces (id) ON DELETE CASCADE,
  position integer NOT NULL,
  rate text NOT NULL,
  label text NOT NULL,
  compound integer NOT NULL DEFAULT 0 CHECK (compound IN (0, 1)),
  base text NOT NULL,              -- base HT
  amount text NOT NULL,            -- montant de TVA
  PRIMARY KEY (piece_id, position)
);

-- Écritures : mouvements sur un compte bancaire professionnel.
CREATE TABLE stg_entries (
  id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
  external_ref text NOT NULL UNIQUE,
  date text COLLATE "C" NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out')),   -- recette, dépense
  amount text NOT NULL,            -- TTC, positif
  currency text NOT NULL,
  label text NOT NULL,
  contact_id bigint NOT NULL,     -- stg_contacts.id
  payment_mode_id text NOT NULL,   -- stg_payment_modes.id
  bank_account_id text NOT NULL,   -- stg_bank_accounts.id
  posting_category_id text,        -- stg_posting_categories.id
  piece_ref text NOT NULL,         -- external_ref de la facture ou de l'avoir réglé
  gestan_id text,                  -- à remplir en passant à done
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'taken', 'done', 'refused')),
  message text,
  taken_by text,
  content_hash text NOT NULL,
  created_at text NOT NULL DEFAULT stg_now(),
  taken_at text,
  ended_at text
);

CREATE INDEX stg_entries_state ON stg_entries (state, id);

INSERT INTO stg_schema_version (version) VALUES (2);
`,
    `-- Staging database, PostgreSQL. Migration 3: the rules that the database keeps, whoever writes.

-- Qui publie ou fait avancer un produit ou un contact passe par l'horloge, jusqu'à la fin de sa transaction : les dates de modification
-- se suivent ainsi dans l'ordre où elles deviennent visibles. Transactions courtes, donc. Une seule date par transaction.
CREATE FUNCTION stg_take_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stg_clock SET last = greatest(last, stg_now())
    WHERE id = 1 AND xmin::text <> (txid_current() % 4294967296)::text;
  RETURN NULL;
END $$;

CREATE FUNCTION stg_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    NEW.modified_at := OLD.modified_at;
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  SELECT last INTO NEW.modified_at FROM stg_clock WHERE id = 1;
  RETURN NEW;
END $$;

CREATE TRIGGER stg_products_clock BEFORE INSERT OR UPDATE ON stg_products FOR EACH STATEMENT EXECUTE FUNCTION stg_take_clock();

CREATE TRIGGER stg_products_stamped BEFORE INSERT OR UPDATE ON stg_products FOR EACH ROW EXECUTE FUNCTION stg_stamp();

CREATE TRIGGER stg_contacts_clock BEFORE INSERT OR UPDATE ON stg_contacts FOR EACH STATEMENT EXECUTE FUNCTION stg_take_clock();

CREATE TRIGGER stg_contacts_stamped BEFORE INSERT OR UPDATE ON stg_contacts FOR EACH ROW EXECUTE FUNCTION stg_stamp();

CREATE TRIGGER stg_stock_clock BEFORE INSERT OR UPDATE ON stg_stock FOR EACH STATEMENT EXECUTE FUNCTION stg_take_clock();

CREATE TRIGGER stg_stock_stamped BEFORE INSERT OR UPDATE ON stg_stock FOR EACH ROW EXECUTE FUNCTION stg_stamp();

CREATE TRIGGER stg_product_changes_clock BEFORE INSERT OR UPDATE ON stg_product_changes FOR EACH STATEMENT EXECUTE FUNCTION stg_take_clock();

CREATE TRIGGER stg_contact_changes_clock BEFORE INSERT OR UPDATE ON stg_contact_changes FOR EACH STATEMENT EXECUTE FUNCTION stg_take_clock();

-- Passages d'état.
CREATE FUNCTION stg_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = NEW.state THEN RETURN NEW; END IF;
  IF NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken' OR (OLD.state = 'refused' AND NEW.state = 'pending')
    OR (NEW.state = 'pending' AND to_jsonb(OLD) ->> 'deleted_at' IS NOT NULL)) THEN
    RAISE EXCEPTION 'state: only pending -> taken -> done or refused, taken or refused -> pending' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'done' AND NEW.gestan_id IS NULL THEN
    RAISE EXCEPTION 'gestan_id is needed for done' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '' THEN
    RAISE EXCEPTION 'message is needed for refused' USING ERRCODE = 'check_violation';
  END IF;
  NEW.taken_at := CASE NEW.state WHEN 'taken' THEN stg_now() WHEN 'pending' THEN NULL ELSE NEW.taken_at END;
  NEW.ended_at := CASE WHEN NEW.state IN ('done', 'refused') THEN stg_now() END;
  NEW.message := CASE NEW.state WHEN 'refused' THEN NEW.message END;
  RETURN NEW;
END $$;

CREATE TRIGGER stg_product_changes_state BEFORE UPDATE OF state ON stg_product_changes FOR EACH ROW EXECUTE FUNCTION stg_state();

CREATE TRIGGER stg_contact_changes_state BEFORE UPDATE OF state ON stg_contact_changes FOR EACH ROW EXECUTE FUNCTION stg_state();

CREATE TRIGGER stg_pieces_state BEFORE UPDATE OF state ON stg_pieces FOR EACH ROW EXECUTE FUNCTION stg_state();

CREATE TRIGGER stg_entries_state BEFORE UPDATE OF state ON stg_entries FOR EACH ROW EXECUTE FUNCTION stg_state();

-- Ce qui est demandé, fait ou refusé compte comme une modification. Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à
-- ce qu'il publie les siennes. Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE FUNCTION stg_product_changes_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.content_hash <> NEW.content_hash THEN
    UPDATE stg_products SET revision = revision + 1 WHERE id = NEW.product_id;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.state = NEW.state THEN RETURN NULL; END IF;
  IF NEW.state = 'done' THEN
    UPDATE stg_products SET
      gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
      code = CASE WHEN strpos(NEW.fields, ',code,') > 0 THEN NEW.code ELSE code END,
      name = CASE WHEN strpos(NEW.fields, ',name,') > 0 THEN NEW.name ELSE name END,
      barcode = CASE WHEN strpos(NEW.fields, ',barcode,') > 0 THEN NEW.barcode ELSE barcode END,
      price_net = CASE WHEN strpos(NEW.fields, ',price_net,') > 0 THEN NEW.price_net WHEN strpos(NEW.fields, ',price_gross,') > 0 THEN NULL ELSE price_net END,
      price_gross = CASE WHEN strpos(NEW.fields, ',price_gross,') > 0 THEN NEW.price_gross WHEN strpos(NEW.fields, ',price_net,') > 0 THEN NULL ELSE price_gross END,
      vat_rate = CASE WHEN strpos(NEW.fields, ',vat_rate,') > 0 THEN NEW.vat_rate ELSE vat_rate END,
      sale_price_net = CASE WHEN strpos(NEW.fields, ',sale_price_net,') > 0 THEN NEW.sale_price_net WHEN strpos(NEW.fields, ',sale_price_gross,') > 0 THEN NULL ELSE sale_price_net END,
      sale_price_gross = CASE WHEN strpos(NEW.fields, ',sale_price_gross,') > 0 THEN NEW.sale_price_gross WHEN strpos(NEW.fields, ',sale_price_net,') > 0 THEN NULL ELSE sale_price_gross END,
      sale_from = CASE WHEN strpos(NEW.fields, ',sale_from,') > 0 THEN NEW.sale_from ELSE sale_from END,
      sale_to = CASE WHEN strpos(NEW.fields, ',sale_to,') > 0 THEN NEW.sale_to ELSE sale_to END,
      family_id = CASE WHEN strpos(NEW.fields, ',family_id,') > 0 THEN NEW.family_id ELSE family_id END,
      sub_family_id = CASE WHEN strpos(NEW.fields, ',sub_family_id,') > 0 THEN NEW.sub_family_id ELSE sub_family_id END,
      description = CASE WHEN strpos(NEW.fields, ',description,') > 0 THEN NEW.description ELSE description END,
      short_description = CASE WHEN strpos(NEW.fields, ',short_description,') > 0 THEN NEW.short_description ELSE short_description END,
      weight_kg = CASE WHEN strpos(NEW.fields, ',weight_kg,') > 0 THEN NEW.weight_kg ELSE weight_kg END,
      published = CASE WHEN strpos(NEW.fields, ',published,') > 0 THEN NEW.published ELSE published END,
      extra = CASE WHEN strpos(NEW.fields, ',extra,') > 0 THEN NEW.extra ELSE extra END
    WHERE id = NEW.product_id;
  ELSIF NEW.state = 'refused' THEN
    UPDATE stg_products SET revision = revision + 1 WHERE id = NEW.product_id;
    IF NEW.action = 'create' THEN
      DELETE FROM stg_products WHERE id = NEW.product_id AND gestan_id IS NULL;
      DELETE FROM stg_product_refs WHERE product_id = NEW.product_id;
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stg_product_changes_followed AFTER INSERT OR UPDATE ON stg_product_changes FOR EACH ROW EXECUTE FUNCTION stg_product_changes_follow();

-- Ce qui est demandé, fait ou refusé compte comme une modification. Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à
-- ce qu'il publie les siennes. Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE FUNCTION stg_contact_changes_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.content_hash <> NEW.content_hash THEN
    UPDATE stg_contacts SET revision = revision + 1 WHERE id = NEW.contact_id;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.state = NEW.state THEN RETURN NULL; END IF;
  IF NEW.state = 'done' THEN
    UPDATE stg_contacts SET
      gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
      contact_group = CASE WHEN strpos(NEW.fields, ',contact_group,') > 0 THEN NEW.contact_group ELSE contact_group END,
      first_name = CASE WHEN strpos(NEW.fields, ',first_name,') > 0 THEN NEW.first_name ELSE first_name END,
      last_name = CASE WHEN strpos(NEW.fields, ',last_name,') > 0 THEN NEW.last_name ELSE last_name END,
      company = CASE WHEN strpos(NEW.fields, ',company,') > 0 THEN NEW.company ELSE company END,
      email = CASE WHEN strpos(NEW.fields, ',email,') > 0 THEN NEW.email ELSE email END,
      phone = CASE WHEN strpos(NEW.fields, ',phone,') > 0 THEN NEW.phone ELSE phone END,
      mobile = CASE WHEN strpos(NEW.fields, ',mobile,') > 0 THEN NEW.mobile ELSE mobile END,
      siret = CASE WHEN strpos(NEW.fields, ',siret,') > 0 THEN NEW.siret ELSE siret END,
      siren = CASE WHEN strpos(NEW.fields, ',siren,') > 0 THEN NEW.siren ELSE siren END,
      vat_number = CASE WHEN strpos(NEW.fields, ',vat_number,') > 0 THEN NEW.vat_number ELSE vat_number END,
      billing_line1 = CASE WHEN strpos(NEW.fields, ',billing_line1,') > 0 THEN NEW.billing_line1 ELSE billing_line1 END,
      billing_line2 = CASE WHEN strpos(NEW.fields, ',billing_line2,') > 0 THEN NEW.billing_line2 ELSE billing_line2 END,
      billing_postcode = CASE WHEN strpos(NEW.fields, ',billing_postcode,') > 0 THEN NEW.billing_postcode ELSE billing_postcode END,
      billing_city = CASE WHEN strpos(NEW.fields, ',billing_city,') > 0 THEN NEW.billing_city ELSE billing_city END,
      billing_state = CASE WHEN strpos(NEW.fields, ',billing_state,') > 0 THEN NEW.billing_state ELSE billing_state END,
      billing_country = CASE WHEN strpos(NEW.fields, ',billing_country,') > 0 THEN NEW.billing_country ELSE billing_country END,
      billing_name = CASE WHEN strpos(NEW.fields, ',billing_name,') > 0 THEN NEW.billing_name ELSE billing_name END,
      billing_company = CASE WHEN strpos(NEW.fields, ',billing_company,') > 0 THEN NEW.billing_company ELSE billing_company END,
      billing_phone = CASE WHEN strpos(NEW.fields, ',billing_phone,') > 0 THEN NEW.billing_phone ELSE billing_phone END,
      shipping_line1 = CASE WHEN strpos(NEW.fields, ',shipping_line1,') > 0 THEN NEW.shipping_line1 ELSE shipping_line1 END,
      shipping_line2 = CASE WHEN strpos(NEW.fields, ',shipping_line2,') > 0 THEN NEW.shipping_line2 ELSE shipping_line2 END,
      shipping_postcode = CASE WHEN strpos(NEW.fields, ',shipping_postcode,') > 0 THEN NEW.shipping_postcode ELSE shipping_postcode END,
      shipping_city = CASE WHEN strpos(NEW.fields, ',shipping_city,') > 0 THEN NEW.shipping_city ELSE shipping_city END,
      shipping_state = CASE WHEN strpos(NEW.fields, ',shipping_state,') > 0 THEN NEW.shipping_state ELSE shipping_state END,
      shipping_country = CASE WHEN strpos(NEW.fields, ',shipping_country,') > 0 THEN NEW.shipping_country ELSE shipping_country END,
      shipping_name = CASE WHEN strpos(NEW.fields, ',shipping_name,') > 0 THEN NEW.shipping_name ELSE shipping_name END,
      shipping_company = CASE WHEN strpos(NEW.fields, ',shipping_company,') > 0 THEN NEW.shipping_company ELSE shipping_company END,
      shipping_phone = CASE WHEN strpos(NEW.fields, ',shipping_phone,') > 0 THEN NEW.shipping_phone ELSE shipping_phone END
    WHERE id = NEW.contact_id;
  ELSIF NEW.state = 'refused' THEN
    UPDATE stg_contacts SET revision = revision + 1 WHERE id = NEW.contact_id;
    IF NEW.action = 'create' THEN
      DELETE FROM stg_contacts WHERE id = NEW.contact_id AND gestan_id IS NULL;
      DELETE FROM stg_contact_refs WHERE contact_id = NEW.contact_id;
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stg_contact_changes_followed AFTER INSERT OR UPDATE ON stg_contact_changes FOR EACH ROW EXECUTE FUNCTION stg_contact_changes_follow();

INSERT INTO stg_schema_version (version) VALUES (3);
`,
  ],
} as const;
