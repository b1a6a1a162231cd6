import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { Chance } from './chance.mjs'
import { pages } from './pages.mjs'
import { phrase } from './prose.mjs'

/**
 * 28,000 files of 200 MB: how many of each language, how long they are on average, the share of them with images, how
 * many those have on average, and the share of their images without an alternative. Numbers, lengths and shares are
 * those of public sites: Microsoft's and Hugo's documentation (Markdown), Astro's and React's (MDX), three component
 * libraries (TSX), Vue's and Svelte's (their own), and Debian's manuals (HTML).
 */
const kinds = [
  { language: 'md', files: 16_572, mean: 5650, candidates: 0.019, images: 4, lacking: 0.08 },
  { language: 'mdx', files: 2569, mean: 7200, candidates: 0.097, images: 3, lacking: 0.02 },
  { language: 'tsx', files: 5640, mean: 3900, candidates: 0.037, images: 1.5, lacking: 0 },
  { language: 'svelte', files: 561, mean: 1000, candidates: 0.06, images: 1, lacking: 0.4 },
  { language: 'vue', files: 88, mean: 2200, candidates: 0.15, images: 3, lacking: 0.2 },
  { language: 'astro', files: 82, mean: 1600, candidates: 0.1, images: 1, lacking: 0.2 },
  { language: 'html', files: 2488, mean: 27_500, candidates: 0.77, images: 8, lacking: 0.03 },
]

/** Writes it; the same bytes each time. `place` says which folder a language goes to. */
export function writeCorpus(folder, place) {
  for (const [index, kind] of kinds.entries()) {
    const by = new Chance(index + 1)
    for (let number = 0; number < kind.files; number++) {
      const file = join(place(kind.language), ...foldersOf(number), `page-${number}.${kind.language}`)
      write(join(folder, file), pages[kind.language](by, by.around(kind.mean), imagesOf(by, kind)))
    }
    for (const name of pictures) write(join(folder, place(kind.language), 'images', name), picture(name))
  }
}

/** Some twenty files a folder, three levels deep. */
function foldersOf(number) {
  return [`part-${Math.floor(number / 400)}`, `chapter-${Math.floor(number / 20) % 20}`]
}

const pictures = Array.from({ length: 24 }, (_, index) => `picture-${index}.png`)

function imagesOf(by, { candidates, images, lacking }) {
  if (!by.share(candidates)) return []
  return Array.from({ length: Math.max(1, Math.round(by.around(images))) }, () => {
    const src = `../../images/${by.of(pictures)}`
    return by.share(lacking) ? { src } : { src, alt: phrase(by) }
  })
}

/** One pixel, and bytes of its own. */
function picture(name) {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk('tEXt', Buffer.from(name)),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type), body])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
