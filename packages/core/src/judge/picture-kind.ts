import type { Element } from '../markup.ts'
import type { Context } from '../occurrence.ts'
import { isSet, roleAttribute } from './attributes.ts'
import { classSays, folderSays, isKindHeading, isPointedAt, nameSays, pointingIn, proseSays } from './clues.ts'
import type { ClueKind } from './clues.ts'
import { isWholeHeading } from './heading-image.ts'
import { pictureNameOf } from './image-element.ts'
import { isPhoto } from './picture-name.ts'
import type { PictureName } from './picture-name.ts'
import { classesAround } from './wrapper.ts'

export interface PictureKind {
  readonly kind: ClueKind
  /** The evidence, as a code. */
  readonly by: string
}

/** Whether names and words say that an image is one of text, or a complex one. A guess, and marked as one. */
export function pictureKindOf(element: Element, context: Context): PictureKind | undefined {
  const name = pictureNameOf(element)
  if (isWholeHeading(element)) return { kind: 'text', by: 'whole-heading' }
  if (isBadge(name)) return { kind: 'text', by: 'badge-address' }
  if (isEquation(name)) return { kind: 'text', by: 'equation-address' }
  if (isDrawing(name)) return { kind: 'complex', by: 'drawing-address' }
  if (roleAttribute(element) === 'graphics-document') return { kind: 'complex', by: 'role' }
  const { caption = '', heading = '', before = '', after = '' } = context
  const classes = classesAround(element)
  return (
    first('name', (kind) => nameSays(name, kind)) ??
    first('class', (kind) => classSays(classes, kind)) ??
    (isSet(element, 'longdesc') ? { kind: 'complex', by: 'longdesc' } : undefined) ??
    first('caption', (kind) => proseSays(caption, kind)) ??
    first('heading', (kind) => headingSays(heading, name, kind)) ??
    first('folder', (kind) => folderSays(name, kind)) ??
    pointedAt(before.slice(-160)) ??
    pointedAt(after.slice(0, 120))
  )
}

function pointedAt(text: string): PictureKind | undefined {
  const pointing = text === '' ? undefined : pointingIn(text)
  return pointing && first('prose', (kind) => isPointedAt(pointing, kind))
}

/** Text first: a screenshot of a chart is read as a screenshot. */
function first(by: string, says: (kind: ClueKind) => boolean): PictureKind | undefined {
  if (says('text')) return { kind: 'text', by }
  return says('complex') ? { kind: 'complex', by } : undefined
}

/** A heading speaks of what stands under it, unless the file's name speaks of something else. */
function headingSays(heading: string, name: PictureName, kind: ClueKind): boolean {
  if (!proseSays(heading, kind)) return false
  return !isPhoto(name) || isKindHeading(heading, kind) || !isTelling(name)
}

/** Not `IMG_2231`, `photo3`, `a`. */
function isTelling(name: PictureName): boolean {
  return name.content.some((token) => token.length >= 4 && !/^(?:dsc[nf]?|photo|picture|foto|scan)$/.test(token))
}

const badgeHosts = new Set(
  'github-readme-stats capsule-render readme-typing-svg skillicons shields badgen codecov coveralls badge badges fury travis appveyor'.split(
    ' ',
  ),
)

function isBadge({ host, folders, stem, ending, everything }: PictureName): boolean {
  if (host === '') return false
  if (host.split('.').some((part) => badgeHosts.has(part))) return true
  if (ending !== 'svg' && ending !== 'png' && ending !== '') return false
  return stem === 'badge' || stem === 'status' || folders.includes('badge') || everything.includes('shield')
}

const formulas = new Set('latex codecogs katex mathjax mathtex texify mimetex'.split(' '))

const drawings = new Set('mermaid plantuml kroki quickchart staticmap mapbox openstreetmap osm maps chart'.split(' '))

/** A service draws a diagram, a chart, a map. */
function isDrawing({ host, stem }: PictureName): boolean {
  if (host === '') return false
  return stem === 'staticmap' || host.split('.').some((part) => drawings.has(part) || part === 'star-history')
}

/** A renderer of formulas draws it. */
function isEquation({ everything }: PictureName): boolean {
  return everything.some((word) => formulas.has(word))
}
