import { type Column, contactColumns, productColumns } from '../columns.js';
import { assignments, sqliteWords } from './words.js';

const now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

/** `modified_at` of a published table moves when one of these columns does. */
function modified(table: string, key: string, columns: readonly string[]): string {
  const stamp = `BEGIN
  UPDATE stg_clock SET last = max(last, ${now}) WHERE id = 1;
  UPDATE ${table} SET modified_at = (SELECT last FROM stg_clock) WHERE ${key} = NEW.${key};
END;`;
  return `-- modified_at de ${table}.
CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${table} ${stamp}

CREATE TRIGGER ${table}_updated AFTER UPDATE OF
  ${columns.join(',\n  ')}
ON ${table} WHEN
  ${columns.map((name) => `OLD.${name} IS NOT NEW.${name}`).join(' OR\n  ')}
${stamp}
`;
}

/** The steps that the state of a row may take. `further`: one more that this table allows. */
function states(table: string, further = ''): string {
  return `-- Passages d'état de ${table}.
CREATE TRIGGER ${table}_state BEFORE UPDATE OF state ON ${table} WHEN OLD.state <> NEW.state BEGIN
  SELECT RAISE(ABORT, 'state: only pending -> taken -> done or refused, taken or refused -> pending')
    WHERE NOT ((OLD.state = 'pending' AND NEW.state = 'taken') OR OLD.state = 'taken'
      OR (OLD.state = 'refused' AND NEW.state = 'pending')${further});
  SELECT RAISE(ABORT, 'gestan_id is needed for done') WHERE NEW.state = 'done' AND NEW.gestan_id IS NULL;
  SELECT RAISE(ABORT, 'message is needed for refused')
    WHERE NEW.state = 'refused' AND trim(coalesce(NEW.message, '')) = '';
END;

CREATE TRIGGER ${table}_stamped AFTER UPDATE OF state ON ${table} WHEN OLD.state <> NEW.state BEGIN
  UPDATE ${table} SET
    taken_at = CASE NEW.state WHEN 'taken' THEN ${now} WHEN 'pending' THEN NULL ELSE taken_at END,
    ended_at = CASE WHEN NEW.state IN ('done', 'refused') THEN ${now} END,
    message = CASE NEW.state WHEN 'refused' THEN message END
  WHERE id = NEW.id;
END;
`;
}

/** What a change of a product or contact does to the record that it is about. */
function changes(what: 'product' | 'contact', columns: readonly Column[]): string {
  const table = `stg_${what}s`;
  const key = `${what}_id`;
  const asked = `stg_${what}_changes`;
  const counted = `UPDATE ${table} SET revision = revision + 1 WHERE id = NEW.${key};`;
  return `-- Ce qui est demandé, fait ou refusé compte comme une modification.
CREATE TRIGGER ${asked}_asked AFTER INSERT ON ${asked} BEGIN
  ${counted}
END;

CREATE TRIGGER ${asked}_merged AFTER UPDATE OF content_hash ON ${asked} BEGIN
  ${counted}
END;

-- Fait : les valeurs demandées deviennent celles de Gestan, jusqu'à ce qu'il publie les siennes.
CREATE TRIGGER ${asked}_done AFTER UPDATE OF state ON ${asked} WHEN OLD.state <> 'done' AND NEW.state = 'done' BEGIN
  UPDATE ${table} SET
      gestan_id = coalesce(gestan_id, NEW.gestan_id), revision = revision + 1,
${assignments(columns, sqliteWords)}
  WHERE id = NEW.${key};
END;

-- Refusé : une création disparaît des listes, une modification n'a pas eu lieu.
CREATE TRIGGER ${asked}_refused AFTER UPDATE OF state ON ${asked}
WHEN OLD.state <> 'refused' AND NEW.state = 'refused' BEGIN
  ${counted}
  DELETE FROM ${table} WHERE id = NEW.${key} AND NEW.action = 'create' AND gestan_id IS NULL;
  DELETE FROM stg_${what}_refs WHERE ${key} = NEW.${key} AND NEW.action = 'create';
END;
`;
}

const names = (columns: readonly Column[]) => columns.map(({ name }) => name);

/** Migration 3 in SQLite: the rules that the database enforces for every writer. */
export const sqliteRules = (): string =>
  [
    `-- Staging database, ${sqliteWords.title}. Migration 3: the rules that the database keeps, whoever writes.
`,
    modified('stg_products', 'id', ['gestan_id', ...names(productColumns), 'kind', 'archived', 'revision']),
    modified('stg_contacts', 'id', ['gestan_id', 'external_ref', ...names(contactColumns), 'revision']),
    modified('stg_stock', 'product_gestan_id', ['quantity']),
    states('stg_product_changes'),
    states('stg_contact_changes'),
    states('stg_pieces', " OR (OLD.deleted_at IS NOT NULL AND NEW.state = 'pending')"),
    states('stg_entries'),
    changes('product', productColumns),
    changes('contact', contactColumns),
    'INSERT INTO stg_schema_version (version) VALUES (3);\n',
  ].join('\n');
