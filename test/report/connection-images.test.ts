import { expect, test } from 'vitest';
import { ftpImages } from 'woo-gestan/images/ftp';
import { renderConnection } from 'woo-gestan/report';

test('the checks of the images stand behind those of the shop, in the language asked for', async () => {
  const transport = ftpImages({
    host: '127.0.0.1',
    // Nobody listens there.
    port: 1,
    user: 'boutique',
    password: 'secret-password',
    root: '/www',
    publicUrl: 'https://boutique.exemple',
    maxRetries: 0,
  });
  const images = await transport.check();
  await transport.close();
  const text = renderConnection({ ok: false, checks: [], images }, { language: 'fr', width: 120 });
  expect(text).toMatch(/FTP\s: serveur joignable/);
  expect(text).toContain('Le serveur FTP est injoignable');
  expect(text).toContain('Non vérifié, car une vérification précédente a échoué');
  expect(text).not.toMatch(/Not looked at|cannot be reached/);
  expect(text).not.toContain('secret-password');
});
