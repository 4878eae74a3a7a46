import type { Coded, CodedError, NoValues } from '../core/index.js';

/** An image to bring to where the shop can fetch it. */
export interface ImageToUpload {
  /** File name, such as `chaise bleue.jpg`; the shop names its own copy after it. */
  readonly name: string;
  /** The bytes of the image. */
  readonly content: Uint8Array;
}

/** Where an image was put. */
export interface UploadedImage {
  /** Public address, for `images[].src` of a product. */
  readonly url: string;
  /** What `remove` takes. */
  readonly path: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  /** MIME type, found from the content. */
  readonly type: string;
}

/** Options of one call. */
export interface ImageWorkOptions {
  /** Ends the call with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of the connection test. */
export interface ImageCheckOptions extends ImageWorkOptions {
  /** Write nothing: writing, the public address and removing are not looked at. @default false */
  readonly readOnly?: boolean | undefined;
}

/** The prerequisites of a transport, in the order in which they are looked at. */
export const imageCheckCodes = [
  'images.reach',
  'images.login',
  'images.root',
  'images.write',
  'images.public',
  'images.remove',
] as const;
/** What a check of the image server looks at. */
export type ImageCheckCode = (typeof imageCheckCodes)[number];

/** What a check finds where nothing went wrong, with what its sentence needs. */
export interface ImageFindingValues {
  'images.read-only': NoValues;
  'images.not-reached': NoValues;
  'images.answers': { readonly host: string; readonly port: number; readonly encrypted: boolean };
  'images.logged-in': { readonly user: string };
  'images.wordpress': { readonly folder: string };
  'images.written': { readonly path: string };
  'images.shown': { readonly url: string };
  'images.removed': NoValues;
}

/** One prerequisite of a transport. */
export interface ImageCheck {
  /** `imageCheckCodes`; a transport of your own may have others. */
  readonly code: ImageCheckCode | (string & {});
  /**
   * What was found, or the error, as code and values: what its sentence in the reader's language is
   * made of.
   */
  readonly found?: Coded<ImageFindingValues> | CodedError | undefined;
  /** Whether the check passed. */
  readonly ok: boolean;
  /** `skipped`: it was not looked at, since one before it failed or nothing may be written. */
  readonly level: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was seen, in English. */
  readonly message: string;
  /** What to do about it, in English. */
  readonly hint?: string;
}

/** What the connection test found. */
export interface ImageCheckReport {
  /** Whether every check passed. */
  readonly ok: boolean;
  /** The checks, in the order in which they ran. */
  readonly checks: readonly ImageCheck[];
}

/**
 * Brings images to an address from which the shop can fetch them. WooCommerce copies every image
 * whose address it is sent; the file of the transport is needed only until then.
 */
export interface ImageTransport {
  /** What reports call the transport: `FTP`. */
  readonly name: string;
  /** Checks each prerequisite, and leaves no file behind. Rejects only when aborted. */
  check(options?: ImageCheckOptions): Promise<ImageCheckReport>;
  /** Uploads, or finds the same content uploaded already. Rejects with `ImageError`. */
  upload(image: ImageToUpload, options?: ImageWorkOptions): Promise<UploadedImage>;
  /**
   * Removes what was uploaded, once the shop has its own copy. What is gone already is fine.
   * Rejects with `ImageError`.
   */
  remove(path: string, options?: ImageWorkOptions): Promise<void>;
  /** Closes what the transport has opened. */
  close(): Promise<void>;
}
