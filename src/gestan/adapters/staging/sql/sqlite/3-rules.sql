-- Staging database, SQLite. Migration 3: the rules that the database keeps, whoever writes.

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
