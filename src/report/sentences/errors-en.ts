import type { ErrorValues, ImageServerValues, PassedLimit, Sentences, Speaker } from '../../core/index.js';
import { wooErrorsEn } from './errors-woo-en.js';

type WithField = { readonly field?: string | undefined };

const at = (values: unknown) => {
  const { field } = values as WithField;
  return field ? `: ${field}` : '';
};

const server =
  (text: string, hint: string) =>
  ({ host, said }: ImageServerValues, say: Speaker) => ({
    text: `${text}${host ? ` (${host}${said ? `: ${say.quote(said)}` : ''})` : ''}`,
    hint,
  });

const where = ({ where: place }: { readonly where?: string | undefined }) => (place ? ` (${place})` : '');

const limits: Readonly<Record<PassedLimit['limit'], string>> = {
  'stock-zeroed': 'quantities would be set to zero',
  'price-jump': 'prices would jump',
  created: 'products would be created',
  unpublished: 'products would be unpublished',
};

function passed({ limit, count, total, allowed }: PassedLimit, say: Speaker): string {
  const what = limits[limit] ?? 'rows would be changed';
  return `${say.number(count)} of ${say.number(total)} ${what}; ${say.number(allowed)} are allowed at once`;
}

const chooseListed = 'Choose one that exists in Gestan.';

/** Errors of every origin, in English. */
export const errorsEn: Sentences<ErrorValues> = {
  ...wooErrorsEn,

  'gestan.unsupported': ({ adapter }, say) => ({
    text: `The Gestan adapter${adapter ? ` ${say.quote(adapter)}` : ''} cannot do this`,
    hint: 'Do it in Gestan itself, or use another adapter.',
  }),
  'gestan.refused': ({ said, ...values }, say) => ({
    text: said ? `Gestan refused this write: ${say.quote(said)}` : `Gestan refused this write${at(values)}`,
    hint: 'Correct the value, in Gestan or in the shop, and try again.',
  }),
  'gestan.unsettled': () => ({
    text: 'Gestan did not confirm a write: it may or may not have happened',
    hint: 'You need not do anything: the next run looks it up.',
  }),
  'gestan.unavailable': ({ file }) => ({
    text: file ? `The file ${file} of Gestan is missing or cannot be read` : 'Gestan cannot be reached now',
    hint: file ? 'Export it from Gestan again, then try again.' : 'Check that Gestan runs, then try again.',
  }),
  'gestan.invalid': ({ file, line, ...values }) => ({
    text: file
      ? `Unreadable data in the file ${file}${line === undefined ? '' : `, line ${line}`}${at(values)}`
      : `Unreadable data of Gestan${at(values)}`,
    hint: 'Correct the record in Gestan and export it again.',
  }),

  'storage.conflict': () => ({ text: 'Another process wrote at the same time', hint: 'Try again.' }),
  'storage.lease-lost': () => ({
    text: 'Another run is now working on this shop',
    hint: 'Wait until it ends, then try again.',
  }),
  'storage.closed': () => ({ text: 'The storage of the sync is closed', hint: 'Open it again.' }),
  'storage.invalid': () => ({ text: 'This value cannot be stored' }),
  'storage.unavailable': (values) => ({
    text: `The storage of the sync cannot be used now${where(values)}`,
    hint: 'Check that it runs and that no other program locks it, then try again.',
  }),
  'storage.corrupt': (values) => ({
    text: `The storage of the sync is damaged${where(values)}`,
    hint: 'Restore a backup.',
  }),
  'storage.read-only': (values) => ({
    text: `The storage of the sync cannot be written${where(values)}`,
    hint: 'Give write access to it and to its folder.',
  }),
  'storage.full': (values) => ({
    text: `The storage of the sync is full${where(values)}`,
    hint: 'Free some disk space.',
  }),
  'storage.import-unfinished': () => ({
    text: 'The import of the sync’s state is not complete',
    hint: 'Import it again.',
  }),
  'storage.newer-version': () => ({
    text: 'This storage was written by a newer version',
    hint: 'Update the program.',
  }),
  'storage.driver-missing': ({ driver }) => ({
    text: `The driver of the storage is not installed${driver ? `: ${driver}` : ''}`,
    hint: 'Install it.',
  }),

  'image.invalid': (values) => ({ text: `Invalid image address${at(values)}` }),
  'image.type': ({ name, types }, say) => ({
    text: name ? `${say.quote(name)} is not a usable image` : 'This file is not a usable image',
    hint: types ? `Use one of these types: ${say.list(types)}.` : 'Use a JPEG, PNG, GIF or WebP image.',
  }),
  'image.too-large': ({ name, maxBytes }, say) => ({
    text: `${name ? `The image ${say.quote(name)}` : 'The image'} is too large${maxBytes === undefined ? '' : `: ${say.number(Math.floor(maxBytes / 1024))} kB at most`}`,
    hint: 'Make the image smaller.',
  }),
  'image.cut': ({ name }, say) => ({
    text: `${name ? `The image ${say.quote(name)}` : 'The image'} is incomplete: its file ends too early`,
    hint: 'Copy the complete original file again.',
  }),
  'image.ftp-unreachable': server(
    'The FTP server cannot be reached, or closed the connection',
    'Check host and port, and that the server allows this machine.',
  ),
  'image.ftp-tls': server(
    'The encrypted connection to the FTP server could not be made',
    'Check host, port and the FTPS setting.',
  ),
  'image.ftp-login': server(
    'The FTP server refuses user and password',
    'Check both; some servers require an encrypted connection (FTPS).',
  ),
  'image.ftp-passive': server(
    'The FTP server does not open a data connection',
    'Open the passive ports of the server in its firewall.',
  ),
  'image.ftp-refused': server('The FTP server refused a command', 'Show its answer to the host.'),
  'image.not-wordpress-root': ({ folder }, say) => ({
    text: folder
      ? `The folder ${say.quote(folder)} is not the WordPress folder`
      : 'This is not the WordPress folder',
    hint: 'Enter the folder that contains wp-content and wp-includes.',
  }),
  'image.read-only': server(
    'The FTP user may not write to this folder',
    'Give the user write access, or choose another folder.',
  ),
  'image.disk-full': server('The FTP server is full', 'Free some space, or have the quota raised.'),
  'image.not-public': ({ url, status }) => ({
    text: `The uploaded file is not visible at its public address${url ? ` ${url}` : ''}${status === undefined ? '' : ` (HTTP ${status})`}`,
    hint: 'Check the public address of the folder, and that the web server shows its images.',
  }),
  'image.private': ({ url }) => ({
    text: `The image${url ? ` ${url}` : ''} is on a private network, from which nothing is downloaded`,
    hint: 'Give the image a public address.',
  }),
  'image.download': ({ url, status }) => ({
    text: `The image${url ? ` ${url}` : ''} could not be downloaded${status === undefined ? '' : ` (HTTP ${status})`}`,
    hint: 'Check that it still exists and is public.',
  }),
  'image.closed': () => ({ text: 'The image transport is closed' }),

  'settings.invalid': (values) => ({
    text: `Invalid value${at(values)}`,
    hint: 'Correct it, or leave it out to use the default.',
  }),
  'settings.invalid-plan': (values) => ({
    text: `This plan cannot be applied${at(values)}`,
    hint: 'Plan again, and apply it unchanged.',
  }),
  'settings.unknown': (values) => ({
    text: `Unknown setting${at(values)}`,
    hint: 'Check its spelling, or remove it.',
  }),
  'settings.unsupported': ({ adapter, ...values }, say) => ({
    text: `The Gestan adapter ${say.quote(adapter)} cannot do this${at(values)}`,
    hint: 'Switch it off, or use an adapter that supports it.',
  }),
  'settings.duplicate': (values) => ({ text: `Duplicate row${at(values)}`, hint: 'Keep one of them.' }),
  'settings.link-taken': () => ({
    text: 'One of the two products is already linked to another product',
    hint: 'Remove that link first.',
  }),
  'settings.shop-moved': ({ shop, from, to }, say) => ({
    text: `The shop ${say.quote(shop)} belongs to ${from}, not to ${to}`,
    hint: 'If the shop has moved, confirm its new address; otherwise give it another id.',
  }),
  'settings.webhook-secret': () => ({
    text: 'There is no secret for webhooks',
    hint: 'Set one before you switch them on.',
  }),
  'settings.start-unset': () => ({
    text: 'The start date of orders is not set',
    hint: 'Set it: earlier orders were entered by hand and stay as they are.',
  }),
  'settings.already-imported': ({ orderId }) => ({
    text: `Order ${orderId} is already imported`,
    hint: 'Look at it in the plan of orders.',
  }),
  'settings.invoice-unnamed': ({ orderId }) => ({
    text: `The invoice of order ${orderId} has neither a number nor an id`,
    hint: 'Enter its number in Gestan: credit notes cite it.',
  }),
  'settings.unknown-order': ({ orderId }) => ({
    text: `The shop has no order ${orderId}`,
    hint: 'Enter its id in the shop, not its number.',
  }),
  'settings.unknown-run': () => ({
    text: 'This shop has no such run',
    hint: 'Choose one from the history.',
  }),
  'settings.nothing-to-undo': () => ({
    text: 'This run changed no product field',
    hint: 'Only product fields can be restored.',
  }),
  'settings.safety-limit': ({ limits: list }, say) => ({
    text: `Stopped for safety: ${(Array.isArray(list) ? list : []).map((each: PassedLimit) => passed(each, say)).join('. ')}`,
    hint: 'Check these rows, then apply fewer, or lift this limit once.',
  }),
  'settings.unknown-category': ({ id }) => ({
    text: `Woo category ${id} is not known`,
    hint: 'Import the categories of the shop first.',
  }),
  'settings.unknown-code': ({ code }, say) => ({
    text: `Gestan has no product with the code ${say.quote(code)}`,
    hint: 'Check the code, or create the product in Gestan first.',
  }),
  'settings.unknown-woo-id': ({ id }) => ({
    text: `The shop has no product ${id}`,
    hint: 'Check the id, or create the product in the shop first.',
  }),
  'settings.unknown-link': ({ code }, say) => ({
    text: `No link has the code ${say.quote(code)}`,
    hint: 'Look at the list of links.',
  }),
  'settings.unknown-bank-account': ({ id }, say) => ({
    text: `Gestan has no bank account ${say.quote(id)}`,
    hint: chooseListed,
  }),
  'settings.not-professional': ({ name }, say) => ({
    text: `The bank account ${say.quote(name)} is not a professional account`,
    hint: 'Choose a professional account.',
  }),
  'settings.unknown-posting-category': ({ id }, say) => ({
    text: `Gestan has no posting category ${say.quote(id)}`,
    hint: chooseListed,
  }),
  'settings.unknown-family': ({ id }, say) => ({
    text: `Gestan has no family ${say.quote(id)}`,
    hint: chooseListed,
  }),
  'settings.unknown-payment-mode': ({ id }, say) => ({
    text: `Gestan has no payment mode ${say.quote(id)}`,
    hint: chooseListed,
  }),

  'sync.busy': ({ until }, say) => ({
    text: 'Another run of this shop is in progress',
    hint: until
      ? `Wait until it ends; if it has crashed, the shop is free on ${say.instant(until)}.`
      : 'Wait until it ends; after a crash the shop is free within fifteen seconds.',
  }),
  'sync.read-only': () => ({ text: 'Read only: nothing is written' }),
  'sync.guarded': () => ({
    text: 'The application does not allow this',
    hint: 'Check its licence or access rule.',
  }),
  'sync.closed': () => ({ text: 'This sync is closed', hint: 'Open it again.' }),
  'sync.contact-undecided': ({ name }) => ({
    text: `${name} may already be a contact in Gestan`,
    hint: 'Plan the contacts again and decide.',
  }),
  'sync.outcome-unknown': ({ since }, say) => ({
    text: `The outcome of a write is unknown, and has not been found since ${say.instant(since)}`,
    hint: 'Its record is left alone until you decide: look for it on both sides, then say whether it exists.',
  }),
  'sync.time-zone-unknown': () => ({
    text: 'The shop did not return its time zone',
    hint: 'Try again, or set the time zone of the shop (Europe/Paris).',
  }),
  'sync.unexpected': ({ said }, say) => ({
    text: `Unexpected error${said ? `: ${say.quote(said)}` : ''}`,
    hint: 'Report it if it happens again.',
  }),
};
