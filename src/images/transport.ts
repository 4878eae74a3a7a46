import type { Coded, CodedError, NoValues } from '../core/index.js';

/** An image to upload to where the shop can download it. */
export interface ImageToUpload {
  /** File name, such as `chaise bleue.jpg`; the shop names its own copy after it. */
  readonly name: string;
  /** The bytes of the image. */
  readonly content: Uint8Array;
}

/** An uploaded image. */
export interface UploadedImage {
  /** Public address, for `images[].src` of a product. */
  readonly url: string;
  /** The argument of `remove`. */
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
  /** Write nothing: writing, the public address and removing are skipped. @default false */
  readonly readOnly?: boolean | undefined;
}

/** The prerequisites of a transport, in the order of the checks. */
export const imageCheckCodes = [
  'images.reach',
  'images.login',
  'images.root',
  'images.write',
  'images.public',
  'images.remove',
] as const;
/** The subject of a check of the image server. */
export type ImageCheckCode = (typeof imageCheckCodes)[number];

/** The result of a check without an error, with the values of its sentence. */
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
  /** One of `imageCheckCodes`; your own transport may have others. */
  readonly code: ImageCheckCode | (string & {});
  /**
   * The result or the error, as code and values, which make its sentence in the reader's language.
   */
  readonly found?: Coded<ImageFindingValues> | CodedError | undefined;
  /** Whether the check passed. */
  readonly ok: boolean;
  /** `skipped`: not checked, because an earlier one failed or nothing may be written. */
  readonly level: 'ok' | 'warning' | 'failed' | 'skipped';
  /** The result, in English. */
  readonly message: string;
  /** What to do, in English. */
  readonly hint?: string;
}

/** The result of the connection test. */
export interface ImageCheckReport {
  /** Whether every check passed. */
  readonly ok: boolean;
  /** The checks, in the order in which they ran. */
  readonly checks: readonly ImageCheck[];
}

/**
 * Uploads images to an address from which the shop can download them. WooCommerce copies every
 * image; the file of the transport is needed only until then.
 */
export interface ImageTransport {
  /** The name of the transport in reports: `FTP`. */
  readonly name: string;
  /** Checks each prerequisite, and leaves no file behind. Rejects only if it is aborted. */
  check(options?: ImageCheckOptions): Promise<ImageCheckReport>;
  /** Uploads a file, or finds the same content already uploaded. Rejects with `ImageError`. */
  upload(image: ImageToUpload, options?: ImageWorkOptions): Promise<UploadedImage>;
  /**
   * Removes an uploaded file, once the shop has its own copy. It may already be gone. Rejects with
   * `ImageError`.
   */
  remove(path: string, options?: ImageWorkOptions): Promise<void>;
  /** Closes the transport's connections. */
  close(): Promise<void>;
}
