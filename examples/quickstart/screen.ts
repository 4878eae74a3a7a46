import type { Language, Plan, Report, Row, SetupProposal, SyncConnectionReport } from 'woo-gestan';
import {
  createProgressBar,
  type ProgressBar,
  renderConnection,
  renderPlan,
  renderReport,
  renderSetup,
  renderTable,
  terminalOptions,
} from 'woo-gestan/report';

/** What the quickstart shows, and where. */
export interface Screen {
  title(text: string): void;
  say(text: string): void;
  plan(plan: Plan<Row>): void;
  report(report: Report): void;
  connection(report: SyncConnectionReport): void;
  setup(proposal: SetupProposal): void;
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A bar for one work. */
  progress(): ProgressBar;
}

/** Rows that are shown of each table; `--all` shows them all. */
const few = 12;

export function createScreen(options: {
  readonly stream: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  readonly all: boolean;
}): Screen {
  const { stream, env, language, all } = options;
  const terminal = terminalOptions(stream, env);
  const text = { language, ...terminal, ...(all ? {} : { limit: few }) };
  const line = (content: string) => {
    stream.write(`${content}\n`);
  };
  return {
    title: (content) => {
      const width = Math.min(terminal.width, 100);
      line(`\n${'━'.repeat(width)}\n${terminal.colour ? `\x1b[1m${content}\x1b[0m` : content}\n`);
    },
    say: line,
    plan: (plan) => line(renderPlan(plan, text)),
    report: (report) => line(renderReport(report, text)),
    connection: (report) => line(renderConnection(report, { ...text, limit: 100 })),
    setup: (proposal) => line(renderSetup(proposal, { ...text, limit: 100 })),
    table: (heads, rows) =>
      line(
        renderTable(
          {
            columns: heads.map((head, index) => ({ head, title: index === 0 })),
            rows: rows.map((cells) => ({ cells })),
          },
          { ...text, limit: 40 },
        ),
      ),
    progress: () =>
      createProgressBar({
        write: (content) => stream.write(content),
        width: terminal.width,
        isTTY: stream.isTTY ?? false,
        language,
        clock: { now: () => Date.now() },
      }),
  };
}
