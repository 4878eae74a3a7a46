import type { Levels } from './levels.js';

/**
 * How often a level is seen among pairs of one person (`m`) and among pairs of two people (`u`):
 * Fellegi and Sunter, "A theory for record linkage", JASA 64 (1969).
 */
export interface LevelWeight {
  readonly m: number;
  readonly u: number;
}

/**
 * The fields that are weighed. Those of numbers are rules, and not in the table of a shop's people.
 */
export type WeighedField = Exclude<keyof Levels, 'generation'>;

/** The estimated table: every level of every field except `unknown`, which is no evidence. */
export type WeightTable = {
  readonly [F in WeighedField]: { readonly [L in Exclude<Levels[F], 'unknown'>]: LevelWeight };
};
