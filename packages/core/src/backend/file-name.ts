const images = 'apng|avif|bmp|eps|gif|heic|heif|ico|jfif|jpe?g|jxl|pdf|png|psd|svgz?|tiff?|webp'

/** One token, or a path, that ends like an image: `DSC_0042.JPG`, `DCIM\100MEDIA\DJI_0001.JPG`, `hero@2x.png?v=3`. */
const named = new RegExp(`^\\S+\\.(?:${images})(?:[?#]\\S*)?$`, 'i')

/** What cameras, telephones and operating systems call their files. Numbers must follow, or nothing but a time. */
const numbered = new RegExp(
  '^(?:img|dsc[fn]?|dcim|pxl|mvimg|pano|vid|gopr|dji|sam|cimg|imag|fb_img|screen ?shot|bildschirmfoto|schermata|' +
    'capture|scan|whatsapp image|signal|image|photo|picture|pic|foto|bild|unnamed|download|untitled|file|figure_?)' +
    '[ _-]*(?:from )?[\\d _.,:()-]*\\d(?:[\\d _.,:()-]|\\b(?:at|um|alle|à|am|pm)\\b)*$',
  'i',
)
const olympus = /^P[\dA-C]\d{6}$/
const uuid = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i
const digest = /^(?=\w*\d)[\da-f]{12,}$/i

/**
 * Whether words are only the name of a file: this image's, or what any camera or tool would call one. A bare word that
 * happens to be the file's stem is not (`nyhavn.jpg` may well show Nyhavn; so does ACT rule 9eb3f6).
 */
export function isFileName(text: string, key: string): boolean {
  const words = text.trim()
  if ([named, numbered, olympus, uuid, digest].some((pattern) => pattern.test(words))) return true
  const name = baseName(key)
  return same(words, name) || (same(words, stemOf(name)) && !isPlain(words))
}

/** `dog.jpg` of `public/photos/dog.jpg`, of `npm:@acme/brand/dog.jpg?v=1` and of a URL; percent signs decoded. */
export function baseName(key: string): string {
  const name = key.replace(/[?#].*$/s, '').replace(/^.*[/\\]/s, '')
  try {
    return decodeURIComponent(name)
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return name
  }
}

/** `dog` of `dog.jpg`. */
export function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, '')
}

function same(a: string, b: string): boolean {
  return b !== '' && a.toLowerCase() === b.toLowerCase()
}

/** Words that a person might have written: letters, spaces and marks, but no digits, underscores or joined-up words. */
function isPlain(words: string): boolean {
  return !/[\d_]|\w-\w|[a-z][A-Z]/.test(words)
}
