import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { linkByName } from '../../src/diff/products/images/match-contents.js';
import { readShopContents } from '../../src/images/index.js';
import { wholeFiles } from './support/whole-files.js';

const png = wholeFiles['image/png'];
const other = Buffer.concat([png, Buffer.from('other')]);
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const folder = 'https://shop.example/wp-content/uploads/2026/12';

function serving(files: Readonly<Record<string, Uint8Array | number | string>>) {
  return {
    maxRetries: 0,
    transport: async ({ url }: Request) => {
      const answer = files[url.slice(folder.length + 1)] ?? 404;
      if (typeof answer === 'number') return new Response(null, { status: answer });
      return new Response(typeof answer === 'string' ? answer : new Uint8Array(answer));
    },
  };
}

describe('what an image of the shop holds', () => {
  test.each([
    ['the file', 'a.png', { 'a.png': png }, [hashOf(png)], true],
    [
      'the original too, where WordPress shows a smaller copy',
      'a-scaled.png',
      { 'a-scaled.png': other, 'a.png': png },
      [hashOf(other), hashOf(png)],
      true,
    ],
    [
      'the smaller copy, where the original is kept from the public',
      'a-scaled.png',
      { 'a-scaled.png': other, 'a.png': 403 },
      [hashOf(other)],
      true,
    ],
    ['nothing for now, where the file is gone', 'a.png', {}, [], false],
    [
      'for now what is there of a file that was cut',
      'a.png',
      { 'a.png': png.subarray(0, 50) },
      [hashOf(png.subarray(0, 50))],
      false,
    ],
    [
      'nothing that could be sent, where it is of another type',
      'a.svg',
      { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      [],
      true,
    ],
  ] as const)('%s', async (_, file, files, contents, isLasting) => {
    expect(await readShopContents(`${folder}/${file}`, serving(files))).toEqual({ contents, isLasting });
  });

  test.each([
    ['a page in its place', '<html>Checking your browser, this takes a moment</html>', 'image.type'],
    ['a refusal', 403, 'image.download'],
    ['a busy server', 503, 'image.download'],
  ] as const)('%s tells nothing', async (_, answer, code) => {
    const read = readShopContents(`${folder}/a.png`, serving({ 'a.png': answer }));
    await expect(read).rejects.toMatchObject({ code });
  });
});

describe('copies recognised by the name of the upload', () => {
  const image = (name: string) => ({ name, sha256: hashOf(Buffer.from(name)) });
  const one = { image: image('photo.png'), file: 'photo.png' };
  const eleven = { image: image('photo-11.png'), file: 'photo-11.png' };
  const copy = (id: number, file: string) => ({ id, src: `${folder}/${file}` });

  test.each(['photo.png', 'photo-3.png', 'photo-scaled.png', 'photo-3-scaled.jpg'])(
    '%s is a copy of photo.png',
    (file) => {
      expect(linkByName([one], [copy(7, file)])).toMatchObject([{ name: 'photo.png', mediaId: 7 }]);
    },
  );

  test('a name that fits two tells nothing', () => {
    expect(linkByName([one], [copy(7, 'photo.png'), copy(8, 'photo-1.png')])).toEqual([]);
    expect(linkByName([one, eleven], [copy(7, 'photo-11.png')])).toEqual([]);
    expect(linkByName([one], [copy(7, 'photographe.png')])).toEqual([]);
  });
});
