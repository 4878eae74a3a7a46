export { checkImage, sniffImage } from './content.js';
export type { DownloadImageOptions } from './download.js';
export { downloadImage } from './download.js';
export { ImageError } from './errors.js';
export type { ImageLink, ImageSlot, ShopImage, WantedImage } from './ledger.js';
export { linksAfterWrite, planGestanImages, planWooImages, toWooImages } from './ledger.js';
export type {
  ImageCheck,
  ImageCheckCode,
  ImageCheckReport,
  ImageFindingValues,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './transport.js';
