import { RestFault } from '../rest/fault.js';
import type { RestRequest } from '../rest/types.js';

/** A file that came with a request. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const fault = (code: string, message: string) => new RestFault(code, message, 400);

const noData = () => fault('rest_upload_no_data', 'No data supplied.');

async function fromForm(type: string, body: Uint8Array): Promise<SentFile> {
  const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw Object.assign(noData(), { cause });
    });
  const file = form.get('file');
  if (!(file instanceof File)) throw noData();
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * The file of an upload: a `file` of a form, or the body itself, named by its
 * `Content-Disposition`.
 */
export async function sentFile(request: RestRequest): Promise<SentFile> {
  const { headers, body } = request.raw;
  const type = headers.get('content-type') ?? '';
  if (/^multipart\/form-data/i.test(type)) return fromForm(type, body);
  if (body.length === 0) throw noData();
  if (type === '') throw fault('rest_upload_no_content_type', 'No Content-Type supplied.');
  const disposition = headers.get('content-disposition');
  if (!disposition) throw fault('rest_upload_no_content_disposition', 'No Content-Disposition supplied.');
  const name = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const given = (name?.[1] ?? name?.[2] ?? '').trim();
  if (given === '') {
    const message =
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.';
    throw fault('rest_upload_invalid_disposition', message);
  }
  return { name: given, bytes: body };
}
