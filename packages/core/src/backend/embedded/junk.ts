import { baseName, isFileName, stemOf } from '../../wording/file-name.ts'

/**
 * Whether words that a file carries were put there by a camera, a drawing program or a default, and say
 * nothing about the picture. Exact by design: "Group" is junk, "Group of people" is not.
 */
export function isJunk(text: string, key: string): boolean {
  const words = text.replace(/\s+/g, ' ').trim()
  const bare = words.replace(/[\s.!:;,*_-]+$/, '').toLowerCase()
  if (!/\p{L}/u.test(bare) || (bare.length === 1 && /[\x21-\x7e]/.test(bare))) return true
  if (isFileName(words, key)) return true
  // A logo's title is its name and an icon's its shape: `figma.svg` may well say "Figma", `star.svg` "Star".
  if (products.test(bare) || shapes.test(bare)) return slug(bare) !== slug(stemOf(baseName(key)))
  return patterns.some((pattern) => pattern.test(bare)) || credits.some((pattern) => pattern.test(words))
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const tools =
  'adobe(?: [a-z]+)?|affinity [a-z]+|apple [a-z]+|aseprite|axure|balsamiq|blender|boxy svg|canva|capture one|' +
  'corel(?:draw)?|d3(?:\\.js)?|darktable|dia|draw\\.?io|excalidraw|fabric\\.js|figma|fontastic|fontello|fontforge|framer|' +
  'freehand|fireworks|gd-jpeg|ggplot2?|gimp|gnuplot|google [a-z]+|graphviz|highcharts|icomoon|illustrator|imagemagick|inkscape|' +
  'jasc|keynote|krita|lightroom|linearity|lottie|lucid(?:chart)?|lunacy|macromedia|matlab|matplotlib|mermaid|method draw|' +
  'microsoft [a-z]+|miro|ms[- ]?paint|omnigraffle|paint(?:\\.net|shop pro)?|penpot|photopea|photoscape|photoshop|picasa|' +
  'pixelmator(?: pro)?|plantuml|plotly|potrace|powerpoint|procreate|rapha[eë]l|sketch(?: beta)?|sketchtool|snagit|' +
  'snap(?:\\.svg)?|snapseed|svg[- ]?edit|svgator|svgo|svg\\.js|vectorizer(?:\\.io)?|vectornator|visio|vsco|xara|xfig|yed'

const makers =
  'apple|asus|canon|casio|dji|fuji(?:film)?|gopro|google|hasselblad|htc|huawei|kodak|konica(?: minolta)?|leica|lg|' +
  'minolta|motorola|nikon|nokia|olympus|oneplus|oppo|panasonic|pentax|ricoh|samsung|sigma|sony|vivo|xiaomi'

const products = new RegExp(`^(?:${tools}|${makers})$`)
const shapes =
  /^(?:star|circle|line|oval|ellipse|polygon|rectangle|triangle|document|page|text|outline|frame|shadow|union|symbol)$/

const version = '[\\s,(/]*(?:v(?:ersion)?\\.? ?)?(?:cc |cs)?\\d[\\w.()-]*'
const made =
  '(?:created|generated|made|drawn|designed|exported|edited|rendered|saved|processed|produced|optimi[sz]ed|file written|compressed|converted)'

const patterns: readonly RegExp[] = [
  // Generator notes: "Created with Sketch.", "Processed with VSCO with f2 preset", "Created by potrace 1.15, written by …".
  new RegExp(`^${made}(?: and \\w+)? (?:with|by|using|in|from|on)(?: the)?:? (?:${tools})\\b`),
  /^created (?:with|using) [\w.]+(?: v?\d[\w.]*)?$/,
  new RegExp(`^(?:${tools})(?:${version})`),
  /\bsvg export plug-in\b|\bijg jpeg\b|^creator: |^lead technologies|^intel\(r\) jpeg|\bimage\/svg\+xml\b/,
  /\bfrom (?:the )?noun project$|^created by .{1,60} from (?:the )?noun project/,
  // Cameras and telephones.
  /^(?:[\w-]+ ){0,2}digital(?: still)? (?:camera|image)$|^(?:sony|kodak|nikon|canon) dsc$|^samsung camera pictures$/,
  new RegExp(`^(?:${makers})[ _-](?:[a-z]{0,5}[- ]?\\d[\\w -]{0,14}|dsc)$`),
  /^exif[ _]jpeg(?:[ _]\w+)?$|^dcim\b|^ascii$|^jpeg$|^my beautiful picture$|^camera$|^burst$/,
  // What Huawei and Honor telephones write: the camera's mode.
  /^(?:cof|sdr|oznor|ozedf|hdr|vhdr|rbt|fbt|dav|mde|btf|edf|nor|ptr|ptrhdr|rptnbhdr|rhdr|bty|bst|mtmp)(?:_?(?:hdrb?|vivid|soft|co|\d))*$/,
  // Defaults, in the languages that programs speak. Optional number or "copy": "Layer 1 copy 2".
  new RegExp(
    '^(?:(?:new |my |the |an? |default |main |final )?(?:untitled|unnamed|image|img|picture|photo|photograph|pic|graphics?|icons?|svg|vector|logo|' +
      'banner|hero|background|bg|illustration|drawing|document|artboard|canvas|page|slice|frame|group|layer|shape|path|' +
      'compound path|clip(?: path| group)?|mask(?: group)?|rect(?:angle)?|ellipse|oval|circle|line|polygon|polyline|star|vector smart object|' +
      'combined shape|boolean|subtract|union|intersect|exclude|bitmap|raster|symbol|instance|component|variant|property|fill|stroke|' +
      'outline|shadow|text|label|title|desc(?:ription)?|caption|alt(?: ?text)?|placeholder|sample|example|test(?:ing)?|temp|tmp|asset|' +
      'ebene|gruppe|bild|grafik|zeichenfläche|ohne titel|unbenannt|calque|groupe|plan de travail|sans titre|capa|grupo|sin título|' +
      'sem título|senza titolo|livello|gruppo|naamloos|laag|без названия|слой|无标题|未标题|图层|名称未設定|レイヤー|제목 없음)' +
      '(?:[ _-]*(?:\\d+|copy|kopie|copie|copia|final|\\(\\d+\\)))*)$',
  ),
  /^(?:none|null|undefined|nan|n\/a|na|tbd|todo|unknown|default|empty|no (?:title|description|caption|alt)|\[object object\]|true|false)$/,
  /^(?:lorem ipsum|your (?:text|title|description|caption) here|enter (?:a )?(?:title|description|caption)|insert (?:alt|description))\b/,
  // Names of layers and components: "ic_launcher", "icon-arrow-left", "Icons/Navigation/Back", "SVGID_1_".
  /^(?:ico?n?|icn|img|svg|logo|btn|bg|g|path|rect|layer|group|frame|mask|clip|shape|symbol)[_-][\w-]+$|^[\w-]+[_-](?:icon|logo|svg|img|bg)$/,
  /^(?:svgid|svgjs|path|rect|g|use|layer|text|tspan|circle|image|svg|shape|xmlid)_?\d[\w-]*$/,
  /^(?:icons?|ui|assets?|atoms?|molecules?|components?|illustrations?|logos?|glyphs?|symbols?|media) ?\/ ?\S/,
  /^[\w -]+(?:\/[\w -]+){2,}$/,
  // Measures, rights and addresses instead of a description.
  /^\d+ ?(?:px)? ?[x×] ?\d+ ?(?:px)?$|^\d+ ?(?:px|dpi|mb|kb|pt|mm)$/,
  /^(?:©|\(c\) |all rights reserved)/,
  /^(?:https?:\/\/|www\.)\S+$|^[\w.+-]+@[\w-]+\.[\w.]+$/,
]

/** Whose it is, instead of what it is. A name has a capital; "Photo by the window" is no credit. */
const credits: readonly RegExp[] = [
  /^(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Ff]oto)(?: taken| shot)? (?:by|courtesy of|credits?:?) (?:the )?\p{Lu}[^,;]{0,60}$/u,
  /^copyright (?:\(c\)|©|by |\d{4})/i,
]
