import Big from 'big.js';
import type { Random } from '../../../core/index.js';
import type { Row } from '../json.js';
import { datePair, gmtOf, localOf } from '../rules/dates.js';

export const words = {
  thing: ['Canne', 'Moulinet', 'Leurre', 'Hameçon', 'Gilet', 'Bottes', 'Épuisette', 'Amorce'],
  maker: ['Garbolino', 'Daiwa', 'Illex', 'Sensas', 'Mitchell', 'Ragot', 'Caperlan', 'Shimano'],
  first: ['Anaïs', 'Loïc', 'Zoé', 'Hervé', 'Maëlys', 'Éric', 'Inès', 'Gaël'],
  last: ['Guérin', 'Le Goff', 'Martin', 'Lefèvre', 'Noël', 'Dupont', 'Périer', 'Blanc'],
  city: ['Nantes', 'Brest', 'Lyon', 'Orléans', 'Nîmes', 'Lille', 'Dijon', 'Pau'],
} as const;

export const firstId = { post: 1_000, customer: 1_000, line: 1 };

/** Choices of a seeded shop. */
export function createDice(random: Random) {
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    pick: <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[below(list.length)] as T,
    price: () => new Big(199 + below(20_000)).div(100).toFixed(2),
  };
}

export type Dice = ReturnType<typeof createDice>;

/** How the clocks of the generated shop show a moment. */
export const local = (gmt: string): string => localOf(gmt, 'Europe/Paris');

const twoYears = 2 * 365 * 86_400_000;

export function dates(at: number, ...names: readonly string[]): Row {
  return Object.assign({}, ...names.map((name) => datePair(name, gmtOf(at), local))) as Row;
}

/** Evenly spread moments, the last of them `until`. */
export const moment = (until: number, index: number, all: number): number =>
  until - Math.round((twoYears * (all - 1 - index)) / Math.max(1, all));
