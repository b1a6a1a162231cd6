import type { Finding } from './finding.ts'
import { sha256 } from './sha256.ts'

/** Which image a finding is about, where nothing moves when lines do: as the source has it, an entry by its key. */
export function imageNameOf({ image, data }: Pick<Finding, 'image' | 'data'>): string {
  const name =
    image.kind === 'address'
      ? image.value
      : image.kind === 'asset'
        ? image.specifier
        : image.kind === 'dynamic'
          ? image.text
          : String(data['key'] ?? '')
  // Inline images are longer than all the rest of the file.
  return name.length <= 200 ? name : `sha256-${sha256(name).slice(0, 32)}`
}
