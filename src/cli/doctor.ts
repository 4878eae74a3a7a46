import type { Language } from '../core/index.js';
import { renderConnection } from '../report/render-connection.js';
import { terminalOptions } from '../report/terminal-options.js';
import { testConnection } from '../woo/connection/index.js';
import { doctorWords } from './words.js';

/** The input of the doctor, and its output. */
export interface DoctorCommand {
  readonly url: string;
  readonly language: Language;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stream: NodeJS.WriteStream;
}

/** Tests the connection to a shop and prints the report. Gives the exit code: 0, 1 or 2. */
export async function runDoctor({ url, language, env, stream }: DoctorCommand): Promise<number> {
  const { WOO_KEY: consumerKey, WOO_SECRET: consumerSecret } = env;
  if (!consumerKey || !consumerSecret) {
    stream.write(`${doctorWords[language].keysMissing}\n`);
    return 2;
  }
  const report = await testConnection({ url, consumerKey, consumerSecret }, { language });
  // Skipped checks are not shown, only counted.
  const checks = report.checks.filter(({ status }) => status !== 'skipped');
  const unchecked = report.checks.length - checks.length;
  const shown = renderConnection({ ...report, checks }, { language, ...terminalOptions(stream, env) });
  stream.write(`${shown}\n${unchecked === 0 ? '' : `${doctorWords[language].unchecked(unchecked)}\n`}`);
  return report.ok ? 0 : 1;
}
