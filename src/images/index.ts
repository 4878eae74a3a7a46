export { checkImage, checkWhole, hashImage, sniffImage } from './content.js';
export type { DownloadImageOptions } from './download.js';
export { downloadImage } from './download.js';
export { ImageError } from './errors.js';
export type { ImageLink, ImageSlot, ShopImage, WantedImage } from './ledger.js';
export { linkOf, linksAfterWrite, planGestanImages, planWooImages, toWooImages } from './ledger.js';
export type { SentImage } from './match-contents.js';
export { fileOf, linkByContent, linkByName, unlinkedImages, withLinks } from './match-contents.js';
export { readShopContents } from './shop-contents.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './transport.js';
