import { parseArgs } from 'node:util';
import type { Language } from 'woo-gestan';
import { type GestanFactory, gestans } from './gestan.js';

/** What the command line asks for. */
export interface Arguments {
  readonly all: boolean;
  readonly language: Language;
  readonly openGestan: GestanFactory;
  readonly folder?: string | undefined;
  /** Said instead of a sync: the help, or what is wrong with the command line. */
  readonly stop?: string;
  readonly exitCode?: number;
}

const help: Readonly<Record<Language, string>> = {
  fr: `npm run quickstart -- [options]

  --gestan memory|file|staging   le Gestan de l’exemple (memory : en mémoire)
  --folder <dossier>             avec file : garder les fichiers dans ce dossier
  --all                          toutes les lignes de chaque table
  --lang fr|en                   la langue
  --help                         cette aide

Avec WOO_URL, WOO_KEY et WOO_SECRET, la boutique réelle est lue ; rien n’y est écrit.`,
  en: `npm run quickstart -- [options]

  --gestan memory|file|staging   the Gestan of the sample (memory: in memory)
  --folder <folder>              with file: keep the files in this folder
  --all                          every row of every table
  --lang fr|en                   the language
  --help                         this help

With WOO_URL, WOO_KEY and WOO_SECRET set, the real shop is read; nothing is written to it.`,
};

const wrong: Readonly<Record<Language, (said: string) => string>> = {
  fr: (said) => `Ligne de commande : ${said}\n\n${help.fr}`,
  en: (said) => `Command line: ${said}\n\n${help.en}`,
};

const unknown: Readonly<Record<Language, (asked: string, known: string) => string>> = {
  fr: (asked, known) => `${asked} : inconnu. Au choix : ${known}.`,
  en: (asked, known) => `${asked} is not known. There are: ${known}.`,
};

export function readArguments(args: readonly string[]): Arguments {
  const language: Language = args.includes('en') || args.includes('--lang=en') ? 'en' : 'fr';
  const base = { all: false, language, openGestan: gestans.memory };
  const refuse = (said: string): Arguments => ({ ...base, stop: wrong[language](said), exitCode: 2 });
  let values: { all?: boolean; lang?: string; gestan?: string; folder?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        all: { type: 'boolean' },
        lang: { type: 'string' },
        gestan: { type: 'string' },
        folder: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    if (error instanceof TypeError) return refuse(error.message);
    throw error;
  }
  const { all = false, lang = 'fr', gestan = 'memory', folder } = values;
  if (values.help) return { ...base, stop: help[language], exitCode: 0 };
  if (lang !== 'fr' && lang !== 'en') return refuse(unknown[language](`--lang ${lang}`, 'fr, en'));
  const known = Object.entries(gestans).find(([name]) => name === gestan);
  if (!known) return refuse(unknown[lang](`--gestan ${gestan}`, Object.keys(gestans).join(', ')));
  return { all, language: lang, openGestan: known[1], folder };
}
