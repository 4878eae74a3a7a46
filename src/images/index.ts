export type { CheckedImage, ImageLimits, ImageType } from './content.js';
export { checkImage, imageTypes, sniffImage } from './content.js';
export { type DownloadedImage, type DownloadImageOptions, downloadImage } from './download.js';
export { ImageError } from './errors.js';
export type {
  GestanImageStep,
  ImageLink,
  ImageSlot,
  ShopImage,
  WantedImage,
  WooImagesInput,
  WooImagesPlan,
  WooImagesWrite,
  WooImageWrite,
} from './ledger.js';
export { planGestanImages, planWooImages, settleImages, toWooImages } from './ledger.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './transport.js';
