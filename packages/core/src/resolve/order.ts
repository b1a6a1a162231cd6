import type { ImageSource } from '../occurrence.ts'
import { alias } from './alias.ts'
import { included } from './included.ts'
import { module, moduleAddress } from './module.ts'
import type { Rule } from './place.ts'
import { page, publicPath } from './public.ts'
import { ownFolder, relative } from './relative.ts'

/**
 * The rules in the order in which they are asked. `new URL('img/a.png', import.meta.url)` is why code has `relative`
 * after packages.
 */
export const order: Readonly<Record<Extract<ImageSource['kind'], 'address' | 'asset'>, readonly Rule[]>> = {
  address: [alias, publicPath, relative, moduleAddress, page, included, ownFolder],
  asset: [alias, publicPath, module, relative],
}
