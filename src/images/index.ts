export { checkImage, checkWhole, hashImage, sniffImage } from './content.js';
export type { DownloadImageOptions } from './download.js';
export { downloadImage } from './download.js';
export { ImageError } from './errors.js';
export { readShopContents } from './shop-contents.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './transport.js';
