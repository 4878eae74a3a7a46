/** An image to bring to where the shop can fetch it. */
export interface ImageToUpload {
  /** File name, such as `chaise bleue.jpg`; the shop names its own copy after it. */
  readonly name: string;
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

export interface ImageWorkOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ImageCheckOptions extends ImageWorkOptions {
  /** Write nothing: writing, the public address and removing are not looked at. @default false */
  readonly readOnly?: boolean | undefined;
}

/** One prerequisite of a transport. */
export interface ImageCheck {
  /**
   * `images.reach`, `images.login`, `images.root`, `images.write`, `images.public`,
   * `images.remove`.
   */
  readonly code: string;
  readonly ok: boolean;
  /** `skipped`: it was not looked at, since one before it failed or nothing may be written. */
  readonly level: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was seen. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

export interface ImageCheckReport {
  readonly ok: boolean;
  readonly checks: readonly ImageCheck[];
}

/**
 * Brings images to an address from which the shop can fetch them. WooCommerce makes a copy of its
 * own of every image it is sent the address of; what the transport holds is only needed until then.
 */
export interface ImageTransport {
  readonly name: string;
  /** Looks at each prerequisite, and leaves nothing behind. Rejects only when aborted. */
  check(options?: ImageCheckOptions): Promise<ImageCheckReport>;
  /** Uploads, or finds the same content uploaded already. Rejects with `ImageError`. */
  upload(image: ImageToUpload, options?: ImageWorkOptions): Promise<UploadedImage>;
  /**
   * Removes what was uploaded, once the shop has its own copy. What is gone already is fine.
   * Rejects with `ImageError`.
   */
  remove(path: string, options?: ImageWorkOptions): Promise<void>;
  close(): Promise<void>;
}
