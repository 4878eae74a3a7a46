export type { CheckedImage, ImageLimits, ImageType } from './content.js';
export { checkImage, imageTypes, sniffImage } from './content.js';
export { ImageError } from './errors.js';
export type {
  ImageCheck,
  ImageCheckReport,
  ImageToUpload,
  ImageTransport,
  ImageWorkOptions,
  UploadedImage,
} from './transport.js';
