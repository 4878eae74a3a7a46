-- Staging database, PostgreSQL. Migration 3: the rules that the database keeps, whoever writes.

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
