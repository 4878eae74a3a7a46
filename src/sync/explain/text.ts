import { type SentenceOptions, sentence } from '../../report/sentences/sentence.js';
import { explainLines } from './lines.js';
import type { ExplainedFacts } from './types.js';

/**
 * The whole answer in the reader's language, line by line; details are indented below their
 * heading.
 */
export function explanationText(answer: ExplainedFacts, reader: SentenceOptions): readonly string[] {
  return explainLines(answer).flatMap((part) =>
    part.map((line, index) => `${index === 0 ? '' : '  '}${sentence(line, reader)}`),
  );
}
