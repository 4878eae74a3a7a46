import { need } from '../core/arguments.js';
/** The properties of a stream that affect rendering; `process.stdout` has them. */
export interface TerminalStream {
  /** Whether it is a terminal. */
  readonly isTTY?: boolean | undefined;
  /** Width in characters. */
  readonly columns?: number | undefined;
}

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options for the text renderers. */
export interface TerminalSetup {
  /** Width in characters. */
  readonly width: number;
  /** Whether ANSI colours are written. */
  readonly colour: boolean;
}

const on = (value: string | undefined) => value !== undefined && value !== '';

/**
 * Width and colour for a stream. `FORCE_COLOR` (`0` and `false`: off) wins over `NO_COLOR`, as in
 * Node; without either, only a terminal that is not `dumb` gets colour. The width is the stream's,
 * otherwise `COLUMNS`, otherwise 80.
 *
 * @example
 * renderPlan(plan, { language: 'fr', ...terminalOptions(process.stdout, process.env) })
 */
export function terminalOptions(stream: TerminalStream, env: Environment): TerminalSetup {
  need('terminalOptions()', 'stream', stream);
  need('terminalOptions()', 'env', env);
  const { FORCE_COLOR: force, NO_COLOR: never, TERM: term } = env;
  const forced = force === undefined ? undefined : force !== '0' && force.toLowerCase() !== 'false';
  const colour = forced ?? (!on(never) && stream.isTTY === true && term !== 'dumb');
  const asked = Number(env.COLUMNS);
  const columns = [stream.columns, asked].find((n) => n !== undefined && Number.isInteger(n) && n > 0);
  return { width: Math.min(columns ?? 80, 10_000), colour };
}
