import type { GestanFamily, GestanProduct } from '../../../model.js';
import { plainTitle } from './columns.js';
import type { ExportFile, ExportFiles } from './files.js';
import { keyCell, textCell, unreadable } from './rows.js';

/** The families, and how the cells of a product name them. */
export interface FamilyTable {
  readonly families: readonly GestanFamily[];
  /** A product whose family cells, ids or names, are ids. */
  resolve(product: GestanProduct): GestanProduct;
  nameOf(id: string | undefined): string | undefined;
}

/**
 * Reads the families from their export, else from the option `lists`. Without either the products
 * name them: then the id of a family is its name, and the id of a sub-family is both names.
 */
export async function readFamilies(
  files: ExportFiles | undefined,
  fromOptions: readonly GestanFamily[] | undefined,
  signal?: AbortSignal,
): Promise<FamilyTable> {
  const exported = await files?.openIfThere('families');
  if (exported !== undefined) return familyTable(await familiesOf(exported, signal));
  if (fromOptions !== undefined) return familyTable(fromOptions);
  return familiesOfProducts(files, signal);
}

async function familiesOf(file: ExportFile, signal?: AbortSignal): Promise<readonly GestanFamily[]> {
  const families: GestanFamily[] = [];
  const parents = new Map<string, string>();
  for await (const row of file.rows(signal)) {
    const name = textCell(row, 'name');
    const id = keyCell(row, 'id') ?? name;
    if (id === undefined || name === undefined) throw unreadable(row, 'name', 'a family has no name.');
    families.push({ id, name });
    const parent = keyCell(row, 'parentId');
    if (parent !== undefined) parents.set(id, parent);
  }
  return families.map((family) => {
    const parent = parents.get(family.id);
    if (parent === undefined) return family;
    // A parent that is not in the list is ignored.
    const above = named(families, parent, ({ id }) => id !== family.id && !parents.has(id));
    return above === undefined ? family : { ...family, parentId: above.id };
  });
}

/** The family that a cell names: by id, else by name. */
function named(
  families: readonly GestanFamily[],
  text: string,
  fits: (family: GestanFamily) => boolean,
): GestanFamily | undefined {
  return (
    families.find((family) => family.id === text && fits(family)) ??
    families.find((family) => plainTitle(family.name) === plainTitle(text) && fits(family))
  );
}

function familyTable(families: readonly GestanFamily[]): FamilyTable {
  return {
    families,
    nameOf: (id) => families.find((family) => family.id === id)?.name,
    resolve(product) {
      const { familyId, subFamilyId } = product;
      const family =
        familyId === undefined
          ? undefined
          : named(families, familyId, ({ parentId }) => parentId === undefined);
      const above = family?.id ?? familyId;
      const sub =
        subFamilyId === undefined
          ? undefined
          : named(families, subFamilyId, ({ parentId }) =>
              above === undefined ? parentId !== undefined : parentId === above,
            );
      return {
        ...product,
        ...(family === undefined ? {} : { familyId: family.id }),
        ...(sub === undefined ? {} : { subFamilyId: sub.id }),
      };
    },
  };
}

const subId = (family: string, sub: string) => `${family} / ${sub}`;

async function familiesOfProducts(
  files: ExportFiles | undefined,
  signal?: AbortSignal,
): Promise<FamilyTable> {
  const found = new Map<string, GestanFamily>();
  const file = await files?.openIfThere('products');
  if (file !== undefined) {
    for await (const row of file.rows(signal)) {
      const family = keyCell(row, 'familyId');
      const sub = keyCell(row, 'subFamilyId');
      if (family === undefined) continue;
      found.set(family, { id: family, name: family });
      if (sub !== undefined)
        found.set(subId(family, sub), { id: subId(family, sub), name: sub, parentId: family });
    }
  }
  return {
    families: [...found.values()],
    nameOf: (id) => (id === undefined ? undefined : found.get(id)?.name),
    resolve(product) {
      const { familyId, subFamilyId } = product;
      if (familyId === undefined || subFamilyId === undefined) return product;
      return { ...product, subFamilyId: subId(familyId, subFamilyId) };
    },
  };
}
