import { type Column, contactColumns, productColumns } from '../columns.js';
import { assignments, postgresWords } from './words.js';

/** What a change of a product or contact does to the record that it is about. */
function changes(what: 'product' | 'contact', columns: readonly Column[]): string {
  const table = `stg_${what}s`;
  const key = `${what}_id`;
  const asked = `stg_${what}_changes`;
  return `-- Ce qui est demandé, fait ou refusé compte comme une modification. Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à
-- ce qu'il publie les siennes. Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE FUNCTION ${asked}_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.content_hash <> NEW.content_hash THEN
    UPDATE ${table} SET revision = revision + 1 WHERE id = NEW.${key};
  END IF;
  IF TG_OP = 'INSERT' OR OLD.state = NEW.state THEN RETURN NULL; END IF;
  IF NEW.state = 'done' THEN
    UPDATE ${table} SET
      gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
${assignments(columns, postgresWords)}
    WHERE id = NEW.${key};
  ELSIF NEW.state = 'refused' THEN
    UPDATE ${table} SET revision = revision + 1 WHERE id = NEW.${key};
    IF NEW.action = 'create' THEN
      DELETE FROM ${table} WHERE id = NEW.${key} AND gestan_id IS NULL;
      DELETE FROM stg_${what}_refs WHERE ${key} = NEW.${key};
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ${asked}_followed AFTER INSERT OR UPDATE ON ${asked} FOR EACH ROW EXECUTE FUNCTION ${asked}_follow();
`;
}

/** Migration 3 in PostgreSQL: the rules that the database enforces for every writer. */
export const postgresRules =
  (): string => `-- Staging database, ${postgresWords.title}. Migration 3: the rules that the database keeps, whoever writes.

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

${changes('product', productColumns)}
${changes('contact', contactColumns)}
INSERT INTO stg_schema_version (version) VALUES (3);
`;
