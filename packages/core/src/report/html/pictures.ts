import type { AuditReport } from '../../audit-report.ts'
import type { Finding } from '../../finding.ts'
import type { ImageFile } from '../../image.ts'
import type { Reader } from '../reporter.ts'
import { escapeHtml } from './escape.ts'

/** More make a page that no browser likes; findings beyond show none. */
const most = 500

/** Small pictures of what findings are about, each in the page once, however many findings show it. */
export class Pictures {
  readonly #images: ReadonlyMap<string, ImageFile>
  /** By hash, in the order of the page. */
  readonly #addresses: ReadonlyMap<string, string>

  private constructor(images: ReadonlyMap<string, ImageFile>, addresses: ReadonlyMap<string, string>) {
    this.#images = images
    this.#addresses = addresses
  }

  static async of({ seen, findings }: AuditReport, reader: Reader): Promise<Pictures> {
    const images = new Map<string, ImageFile>()
    for (const { occurrence, resolution } of seen) {
      if (resolution.kind !== 'file') continue
      images.set(placeOf(occurrence), resolution.image)
      images.set(resolution.image.key, resolution.image)
    }
    const addresses = new Map<string, string>()
    for (const finding of findings) {
      const image = imageOf(finding, images)
      if (addresses.size === most || image === undefined || addresses.has(image.hash)) continue
      // One after the other: decoding is the machine's work, and many at once would only need more memory.
      addresses.set(image.hash, (await reader.thumbnail(image)) ?? '')
    }
    return new Pictures(images, addresses)
  }

  /** Without an alternative of its own: what it is stands beside it. */
  show(finding: Finding): string {
    const image = imageOf(finding, this.#images)
    const known = image !== undefined && (this.#addresses.get(image.hash) ?? '') !== ''
    if (!known) return '<span class="picture none" aria-hidden="true"></span>'
    return `<svg class="picture" aria-hidden="true"><use href="#${idOf(image.hash)}"/></svg>`
  }

  definitions(): string {
    const symbols = [...this.#addresses].flatMap(([hash, address]) =>
      address === ''
        ? []
        : `<symbol id="${idOf(hash)}" viewBox="0 0 96 96"><image width="96" height="96" href="${escapeHtml(address)}"/></symbol>`,
    )
    return symbols.length === 0 ? '' : `<svg class="store" aria-hidden="true">${symbols.join('')}</svg>`
  }
}

function imageOf(finding: Finding, images: ReadonlyMap<string, ImageFile>): ImageFile | undefined {
  const { key } = finding.data
  return images.get(placeOf(finding)) ?? (typeof key === 'string' ? images.get(key) : undefined)
}

function placeOf({ file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>): string {
  return `${file}\n${line}:${column}`
}

function idOf(hash: string): string {
  return `picture-${hash.replaceAll(/[^a-z\d]/g, '')}`
}
