import type { Language } from '../../core/index.js';
import { type LabelTable, pick } from './language.js';
import { settingWords } from './setting-words.js';

/** The words of the windows. Names in braces are replaced. */
const windowWords = {
  home: ['Accueil', 'Home'],
  journal: ['Journal', 'Journal'],
  control: ['Contrôle', 'Control'],
  settings: ['Paramètres', 'Settings'],
  nav: ['Fenêtres', 'Windows'],
  shops: ['Boutiques', 'Shops'],
  skip: ['Aller au contenu', 'Skip to content'],
  offline: ['Connexion au serveur perdue, nouvel essai…', 'Connection to the server lost, trying again…'],
  search: ['Rechercher', 'Search'],
  searchHint: ['nom, code, id…', 'name, code, id…'],
  'search.go': ['Chercher', 'Search'],
  filter: ['Filtrer', 'Filter'],
  all: ['Tout', 'All'],
  onlyTicked: ['Cochées', 'Ticked'],
  found: ['{n} lignes', '{n} rows'],
  foundOne: ['{n} ligne', '{n} row'],
  nothingFound: ['Aucune ligne ne correspond.', 'No row matches.'],
  sortBy: ['Trier par : {column}', 'Sort by: {column}'],
  pages: ['Pages', 'Pages'],
  previous: ['Précédente', 'Previous'],
  next: ['Suivante', 'Next'],
  pageOf: ['Page {page} sur {pages}', 'Page {page} of {pages}'],
  tickAll: ['Tout cocher ({n})', 'Tick all ({n})'],
  untickAll: ['Tout décocher', 'Untick all'],
  savePicks: ['Enregistrer les coches', 'Save the ticks'],
  ticked: ['{n} lignes cochées', '{n} rows ticked'],
  tickedOne: ['{n} ligne cochée', '{n} row ticked'],
  sum: ['HT {net}, TVA {vat}, TTC {gross}', 'net {net}, VAT {vat}, gross {gross}'],
  sumGross: ['TTC {gross}', 'gross {gross}'],
  openConflicts: ['Conflits à trancher : {n}', 'Conflicts to answer: {n}'],
  apply: ['Appliquer les lignes cochées', 'Apply the ticked rows'],
  applyAnyway: ['Appliquer quand même', 'Apply anyway'],
  nothingTicked: ['Cochez d’abord au moins une ligne.', 'Tick at least one row first.'],
  readOnly: [
    'Cette boutique est ouverte en lecture seule : rien ne peut être appliqué.',
    'This shop is open read-only: nothing can be applied.',
  ],
  mayNotApply: [
    'Vous pouvez consulter cette liste, mais pas l’appliquer.',
    'You may view this list, but not apply it.',
  ],
  staleHint: [
    'La fiche a changé depuis la liste : rien n’a été écrit. Refaites la liste pour voir la valeur actuelle.',
    'The record has changed since the list: nothing was written. Make the list again to see its current value.',
  ],
  answered: ['Réponse enregistrée', 'Answer saved'],
  answeredAgain: [
    'Réponse enregistrée. Refaites la liste quand vous aurez répondu à toutes les questions.',
    'Answer saved. Make the list again when you have answered all questions.',
  ],
  homonym: [
    'Est-ce la même personne ? Répondez d’une touche : 1 à 9, ou 0.',
    'Is it the same person? Answer with one key: 1 to 9, or 0.',
  ],
  sameAs: ['Oui, c’est {name}', 'Yes, it is {name}'],
  nobody: ['Non, aucun : nouveau contact', 'No, none of them: a new contact'],
  rowMenu: ['Autres actions', 'More actions'],
  why: ['Pourquoi ?', 'Why?'],
  blacklist: ['Blacklister', 'Blacklist'],
  blacklisted: [
    '{name} est blacklisté et ne sera plus proposé.',
    '{name} is blacklisted and will not be proposed again.',
  ],
  'blacklist.by': ['Blacklisté dans la fenêtre par {name}', 'Blacklisted in the window by {name}'],
  'blacklist.byNobody': ['Blacklisté dans la fenêtre', 'Blacklisted in the window'],
  adopt: ['Déjà saisie à la main…', 'Already entered by hand…'],
  'adopt.title': ['Commande {number} saisie à la main', 'Order {number} entered by hand'],
  'adopt.hint': [
    'Cette commande a déjà été saisie dans Gestan : cochez les pièces qui y sont, avec leur numéro (obligatoire pour une facture, que tout avoir doit citer). Elle ne sera plus importée.',
    'This order is already in Gestan: tick its pieces there, with their numbers (required for an invoice, which every credit note must cite). It will not be imported again.',
  ],
  'adopt.pieces': ['Pièces dans Gestan', 'Pieces in Gestan'],
  'adopt.number': ['N° ({piece})', 'No. ({piece})'],
  'adopt.do': ['Reprendre cette commande', 'Take this order over'],
  'adopt.done': ['La commande {number} ne sera plus importée.', 'Order {number} will not be imported again.'],
  'explain.subject': ['Code, SKU, n° de commande ou e-mail', 'Code, SKU, order id or e-mail'],
  'explain.hint': ['HAM-1, 1234, jeanne@exemple.fr', 'HAM-1, 1234, jane@example.com'],
  'explain.go': ['Expliquer', 'Explain'],
  'explain.unknown': ['Inconnu', 'Unknown'],
  'explain.unknownHint': [
    'Ni la boutique, ni Gestan, ni la synchronisation ne le connaissent. Vérifiez l’orthographe.',
    'Neither the shop, nor Gestan, nor the sync knows it. Check the spelling.',
  ],

  direction: ['Sens', 'Direction'],
  'direction.both': ['Les deux sens', 'Both ways'],
  'direction.toGestan': ['Woocommerce → Gestan', 'WooCommerce → Gestan'],
  'direction.toWoo': ['Gestan → Woocommerce', 'Gestan → WooCommerce'],
  family: ['Affichage famille', 'Family'],
  'family.all': ['Toutes les familles', 'All families'],
  includeUpdates: ['Afficher les produits à mettre à jour', 'Show products to update'],
  images: ['Synchroniser les images', 'Sync the images'],
  'images.hint': ['plus lent', 'slower'],
  after: ['Du', 'From'],
  until: ['Au', 'To'],
  'statuses.all': ['Tous les statuts', 'All statuses'],
  'statuses.some': ['Statuts choisis : {n}', 'Statuses chosen: {n}'],
  includeImported: ['Inclure les commandes déjà importées', 'Include orders already imported'],

  'plan.start': ['Faire la liste', 'Make the list'],
  'plan.again': ['Refaire la liste', 'Make the list again'],
  'plan.made': ['Liste du {at}', 'List of {at}'],
  'plan.isUndo': [
    'Cette liste annule un traitement : elle remet les valeurs d’avant, là où elles n’ont pas changé depuis.',
    'This list undoes a run: it restores the earlier values, unless they have changed since.',
  ],
  'plan.missing': ['Des lignes resteront bloquées tant qu’il manque :', 'Rows stay blocked until you add:'],
  'plan.everyRow': ['Pour toutes les lignes :', 'For all rows:'],
  'plan.gone': [
    'Cette liste n’est plus conservée. Faites-en une nouvelle.',
    'This list is no longer kept. Make a new one.',
  ],
  'plan.replaced': [
    'Cette liste n’est plus conservée. En voici une plus récente.',
    'This list is no longer kept. Here is a newer one.',
  ],
  'plan.none': ['Pas encore de liste', 'No list yet'],
  'plan.none.products': [
    'Faites la liste : les deux côtés sont lus et comparés, rien n’est écrit. Vous cochez ensuite ce qui doit l’être.',
    'Make the list: both sides are read and compared, nothing is written. Then you tick the rows to write.',
  ],
  'plan.none.stock': [
    'Faites la liste : les quantités de Gestan sont comparées à celles de la boutique, rien n’est écrit.',
    'Make the list: the quantities of Gestan are compared with those of the shop, nothing is written.',
  ],
  'plan.none.contacts': [
    'Faites la liste : les clients de la boutique sont comparés aux contacts de Gestan, rien n’est écrit.',
    'Make the list: the customers of the shop are compared with the contacts of Gestan, nothing is written.',
  ],
  'plan.none.orders': [
    'Choisissez une période et faites la liste : vous verrez les pièces et les écritures exactes avant toute importation.',
    'Choose a period and make the list: you will see the exact pieces and entries before anything is imported.',
  ],
  'plan.nothing': ['Rien à faire', 'Nothing to do'],
  'plan.nothing.products': [
    'Tout est à jour. Modifiez un produit d’un côté, ou ajoutez-en un, puis refaites la liste.',
    'Everything is in sync. Change a product on one side, or add one, then make the list again.',
  ],
  'plan.nothing.stock': [
    'La boutique a déjà les quantités de Gestan.',
    'The shop already has Gestan’s quantities.',
  ],
  'plan.nothing.contacts': [
    'Tous les clients de la boutique ont leur contact dans Gestan.',
    'All customers of the shop have their contact in Gestan.',
  ],
  'plan.nothing.orders': [
    'Aucune commande à importer dans cette période. Élargissez les dates, ou cochez « Inclure les commandes déjà importées ».',
    'No order to import in this period. Widen the dates, or tick “Include orders already imported”.',
  ],

  'task.plan': ['Liste : {flow}', 'List: {flow}'],
  'task.apply': ['Écriture : {flow}', 'Writing: {flow}'],
  'task.undo': ['Liste d’annulation : {flow}', 'List to undo: {flow}'],
  'task.audit': ['Contrôle des commandes', 'Audit of the orders'],
  'task.run': ['Synchronisation complète', 'Full sync'],
  'task.test': ['Test de connexion', 'Connection test'],
  'task.categories': ['Import catégories Wordpress', 'Import of the WordPress categories'],
  'task.begins': ['Démarrage…', 'Starting…'],
  'task.stopping': [
    'Arrêt en cours : l’étape commencée se termine.',
    'Stopping: the current step is being finished.',
  ],
  'task.progress': ['{phase} : {done}', '{phase}: {done}'],
  'task.progressOf': ['{phase} : {done} sur {total}', '{phase}: {done} of {total}'],
  'task.by': ['par {name}', 'by {name}'],
  'task.joined': [
    'C’était déjà en cours : rien n’est lancé une seconde fois.',
    'It is already running: nothing is started twice.',
  ],
  'task.otherList': [
    'Une autre liste est en cours d’écriture : celle-ci n’est pas appliquée. Attendez la fin, puis recommencez.',
    'Another list is being applied: this one is not. Wait until it ends, then try again.',
  ],
  'task.stop': ['Arrêter', 'Stop'],
  'task.report': ['Voir le compte rendu', 'See the report'],
  'task.state.running': ['en cours', 'running'],
  'task.state.done': ['terminé(e)', 'finished'],
  'task.state.failed': ['échec', 'failed'],
  'task.state.stopped': ['arrêté(e)', 'stopped'],
  'task.state.lost': ['interrompu(e)', 'interrupted'],
  'task.lostHint': [
    'Le programme qui travaillait s’est arrêté avant la fin. Ce qui a été écrit reste écrit. Refaites la liste : les écritures en suspens sont d’abord vérifiées, rien n’est fait deux fois.',
    'The program stopped before the task was done. What was written stays written. Make the list again: open writes are looked up first, nothing is done twice.',
  ],

  'journal.none': ['Aucun traitement', 'No run yet'],
  'journal.noneHint': [
    'Ce qui est écrit apparaît ici, ligne par ligne, avec les erreurs. Commencez par faire une liste.',
    'Written rows appear here, with their errors. Begin by making a list.',
  ],
  'journal.when': ['Date', 'Date'],
  'journal.what': ['Fenêtre', 'Window'],
  'journal.task': ['Tâche', 'Task'],
  'journal.who': ['Par', 'By'],
  'journal.result': ['Résultat', 'Outcome'],
  'journal.took': ['Durée', 'Duration'],
  'journal.nothing': ['rien à faire', 'nothing to do'],
  'journal.tasks': ['Toutes les tâches récentes', 'All recent tasks'],
  runAll: ['Tout synchroniser', 'Sync all'],
  undo: ['Annuler ce traitement', 'Undo this run'],
  'run.noRows': [
    'Choisissez un autre filtre. Une synchronisation complète ne garde que les lignes à regarder.',
    'Choose another filter. A full sync keeps only rows that need attention.',
  ],

  'control.intro': [
    'Chaque commande de la boutique est comparée à ses pièces dans Gestan, et la TVA des deux côtés est additionnée mois par mois.',
    'Each order of the shop is compared with its pieces in Gestan, and the VAT of both sides is added up month by month.',
  ],
  'control.start': ['Contrôler', 'Audit'],
  'control.made': ['Contrôle du {at}', 'Audit of {at}'],
  'control.none': ['Pas encore de contrôle', 'No audit yet'],
  'control.noneHint': [
    'Choisissez une période, par exemple le trimestre à déclarer, et contrôlez.',
    'Choose a period, such as the quarter to declare, and audit it.',
  ],
  'control.findings': ['À corriger', 'To correct'],
  'control.vat': ['TVA par mois, pays et taux', 'VAT by month, country and rate'],
  'control.payments': ['Encaissements et écritures, par jour', 'Payments and entries, by day'],
  'control.csvMonths': ['Télécharger par mois (CSV)', 'Download by month (CSV)'],
  'control.csvQuarters': ['Télécharger par trimestre (CSV)', 'Download by quarter (CSV)'],
  'control.equal': ['égal', 'equal'],
  'control.differs': ['différent', 'different'],
  'control.monthTotal': ['Total {month}', 'Total {month}'],
  'control.total': ['Total', 'Total'],
  'control.grandTotal': ['Total général', 'Grand total'],
  country: ['Pays', 'Country'],

  'card.products': ['Dans les deux sens', 'Both ways'],
  'card.stock': ['De Gestan vers la boutique', 'From Gestan to the shop'],
  'card.contacts': ['Des clients aux contacts', 'From customers to contacts'],
  'card.orders': ['Des commandes aux pièces', 'From orders to pieces'],

  'error.title': ['Cela n’a pas fonctionné', 'That did not work'],
  'error.notFound': ['Page introuvable', 'Page not found'],
  'error.notFoundHint': ['Cette adresse ne mène à rien.', 'This address leads nowhere.'],
  'error.refused': ['Accès refusé', 'Access refused'],
  'error.refusedHint': [
    'Vous n’êtes pas connecté, ou vous n’avez pas le droit de faire cela.',
    'You are not signed in, or you are not allowed to do this.',
  ],
  'error.forged': [
    'Cette demande ne vient pas d’une page ouverte ici, ou la page est trop ancienne. Rechargez-la et recommencez.',
    'This request does not come from a page that was opened here, or the page is too old. Reload it and try again.',
  ],
  'error.tooLarge': ['La demande est trop grande.', 'The request is too large.'],
  'error.unexpected': [
    'Une erreur inattendue s’est produite. Elle est notée dans le journal du programme.',
    'An unexpected error occurred. See the log of the program.',
  ],
  ...settingWords,
} as const satisfies LabelTable;

/** A word of the windows. */
export type WindowWord = keyof typeof windowWords;

/** A word of the windows, with its values. French double punctuation gets a no-break space. */
export function windowWord(
  code: WindowWord,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = pick(windowWords[code], language).replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
  return language === 'fr' ? text.replace(/ ([:?!;»])/g, '\u00a0$1').replace(/« /g, '«\u00a0') : text;
}
