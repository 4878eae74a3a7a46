import type { ConnectionCheckId } from './report.js';

/** How one finding is said: what was seen, and what to do where something is to be done. `{name}` stands for a value of it. */
interface ConnectionFindingText {
  readonly seen: string;
  readonly hint?: string;
}

export type ConnectionFindingWords = Readonly<Record<string, ConnectionFindingText>>;

/** All that is said in one language. */
export interface ConnectionWords<F extends string> {
  readonly titles: Readonly<Record<ConnectionCheckId, string>>;
  readonly findings: Readonly<Record<F, ConnectionFindingText>>;
}
