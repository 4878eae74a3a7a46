#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import { isSyncError, type Language } from '../core/index.js';
import { runDoctor } from './doctor.js';
import { type FakeStoreCommand, startFakeStore } from './fake-store.js';

function whole(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

const program = new Command('woo-gestan')
  .description('WooCommerce shops for tests, and a doctor for the connection to a real one.')
  .showHelpAfterError('(woo-gestan --help tells more)');

program
  .command('fake-store')
  .description('Runs a WooCommerce shop in memory, for tests in any language. Prints its address and key.')
  .addOption(
    new Option('--port <port>', 'where it listens; 0 takes a free port')
      .default(8080)
      .argParser(whole(0, 65_535)),
  )
  .option('--tls', 'speaks HTTPS, with a certificate for localhost that is made anew', false)
  .option('--ca <file>', 'with --tls: writes the certificate there, for clients to trust')
  .addOption(
    new Option('--seed <number>', 'for chance: the same seed gives the same faults')
      .default(1)
      .argParser(whole(0, 2_147_483_647)),
  )
  .option('--shop <file>', 'what the shop holds, as JSON: resource → rows (default: a sample shop)')
  .addOption(
    new Option(
      '--fault <fault>',
      'what goes wrong; may be repeated: 0.2 (a share of all requests), lost-answer, "lost-answer@POST /orders", or a rule as JSON',
    )
      .default([], 'none')
      .argParser<readonly string[]>((text, all) => [...all, text]),
  )
  .action(async (options: FakeStoreCommand) => {
    const server = await startFakeStore(options, (line) => process.stdout.write(`${line}\n`));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        server.close().catch(fail);
      });
    }
  });

program
  .command('doctor')
  .description(
    'Tests the connection to a shop and says how to fix what is wrong. It changes nothing. The key comes from WOO_KEY and WOO_SECRET. Exit code: 0 good, 1 a prerequisite is missing, 2 wrong use.',
  )
  .argument('<url>', 'the address of the shop, https://shop.example')
  .addOption(
    new Option('--lang <language>', 'the language of the report').choices(['fr', 'en']).default('fr'),
  )
  .action(async (url: string, { lang }: { readonly lang: Language }) => {
    process.exitCode = await runDoctor({ url, language: lang, env: process.env, stream: process.stdout });
  });

function fail(error: unknown): void {
  process.stderr.write(
    isSyncError(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 2;
}

// Wrong use ends with 2, as the doctor does; asking for help does not.
program.exitOverride();
for (const command of program.commands) command.exitOverride();
program.parseAsync().catch((error: unknown) => {
  if (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  )
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  else fail(error);
});
