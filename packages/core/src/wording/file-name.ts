const images = 'apng|avif|bmp|eps|gif|heic|heif|ico|jfif|jpe?g|jxl|pdf|png|psd|svgz?|tiff?|webp'

/** One token, or a path, that ends like an image: `DSC_0042.JPG`, `DCIM\100MEDIA\DJI_0001.JPG`, `hero@2x.png?v=3`. */
const named = new RegExp(`^\\S+\\.(?:${images})(?:[?#]\\S*)?$`, 'i')

/** What cameras, telephones and operating systems call their files. Numbers must follow, or nothing but a time. */
const numbered = new RegExp(
  '^(?:img|dsc[fn]?|dcim|pxl|mvimg|pano|vid|gopr|dji|sam|cimg|imag|fb_img|(?:screen|clean) ?shot|bildschirmfoto|schermata|' +
    'capture|scan|whatsapp image|signal|image|photo|picture|pic|foto|bild|unnamed|download|untitled|file|figure_?)' +
    '[ _-]*(?:from )?[\\d _.,:()-]*\\d(?:[\\d _.,:()-]|\\b(?:at|um|alle|à|am|pm)\\b)*$',
  'i',
)
const olympus = /^P[\dA-C]\d{6}$/
const uuid = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i
const digest = /^(?=\w*\d)[\da-f]{12,}$/i

/** Whether words are what a camera, a tool or a file system calls a file, whichever it is. */
export function looksLikeFile(text: string): boolean {
  const words = text.trim()
  return [named, numbered, olympus, uuid, digest].some((pattern) => pattern.test(words))
}

/**
 * Whether a caption is only the name of a file: this image's, or what any camera or tool would call one. A bare word that
 * happens to be the file's stem is not (`nyhavn.jpg` may well show Nyhavn; so does ACT rule 9eb3f6).
 */
export function isFileName(text: string, key: string): boolean {
  const words = text.trim()
  const name = baseName(key)
  return looksLikeFile(words) || isFile(words, name) || (same(words, stemOf(name)) && !isPlain(words))
}

/**
 * The same of words that a person may have written, who writes GitHub, COVID-19 and T-shirt beside `github.svg`,
 * `covid-19.png` and `t-shirt.jpg`: only what nobody calls a thing is a file's stem.
 */
export function isFileNameOf(text: string, addresses: readonly string[]): boolean {
  const words = text.trim()
  if (looksLikeFile(words)) return true
  return addresses.some((address) => {
    const name = baseName(address)
    return isFile(words, name) || isWhole(words, address) || (same(words, stemOf(name)) && isSlug(words))
  })
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

/** `nyhavn` without an ending is as much a word as a name. */
function isFile(words: string, name: string): boolean {
  return /\.\w+$/.test(name) && same(words, name)
}

/** An address with folders or a host. */
function isWhole(words: string, address: string): boolean {
  return address.includes('/') && same(words, address)
}

/** `red_bicycle`, `red-bicycle-front`, `bicycle0042`, `redBicycle`; not `e-bike`, `iPhone`, `Auth0`. */
function isSlug(words: string): boolean {
  return /^\S*(?:\w_\w|\w-\w+-\w|\d{3})\S*$/.test(words) || /^[a-z]{2,}(?:[A-Z][a-z]+)+$/.test(words)
}

function same(a: string, b: string): boolean {
  return b !== '' && a.toLowerCase() === b.toLowerCase()
}

/** Words that a person might have written: letters, spaces and marks, but no digits, underscores or joined-up words. */
function isPlain(words: string): boolean {
  return !/[\d_]|\w-\w|[a-z][A-Z]/.test(words)
}
