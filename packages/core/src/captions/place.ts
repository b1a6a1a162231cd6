import type { Entry, Use } from '../entry.ts'
import { isReviewed } from '../entry.ts'
import { fitOf } from './fit.ts'
import { compareCodePoints } from '../code-points.ts'
import { isFilled } from './slot.ts'

/** Where an image stands, as far as its words may differ there. */
export interface Place {
  /** POSIX path of the page from the root. */
  readonly in: string
  readonly role: Use['role']
  /** The link's address as written, for functional images. */
  readonly target?: string | undefined
}

export interface Pages {
  /** BCP 47, the config's: of what names none. */
  readonly language: string
  /** Whether a page is still there; without it, a page that was renamed finds only words for a target of its own. */
  readonly hasPage?: ((path: string) => boolean) | undefined
}

/** What the entry says for this very page, role and target, in its language. */
export function findUse(entry: Entry, place: Place, wanted: string, { language }: Pages): Use | undefined {
  return best(
    alike(entry, place, wanted, language).filter((use) => use.in === place.in),
    wanted,
    language,
  )
}

/**
 * What it says for the same role and target on another page: the page was renamed. While the other page stands, only
 * a target makes it certain that the words fit here too (a link to /team is a link to /team).
 */
export function findMovedUse(entry: Entry, place: Place, wanted: string, pages: Pages): Use | undefined {
  const elsewhere = alike(entry, place, wanted, pages.language).filter(
    (use) => use.in !== place.in && (place.target !== undefined || pages.hasPage?.(use.in) === false),
  )
  return best(elsewhere, wanted, pages.language)
}

function alike(entry: Entry, place: Place, wanted: string, language: string): Use[] {
  return (entry.uses ?? []).filter(
    (use) =>
      isFilled(use) &&
      use.role === place.role &&
      use.target === place.target &&
      fitOf(use.lang ?? language, wanted) > 0,
  )
}

/** Reviewed before draft, then the language that fits best, then by page. */
function best(uses: Use[], wanted: string, language: string): Use | undefined {
  return uses.sort(
    (a, b) =>
      Number(isReviewed(b)) - Number(isReviewed(a)) ||
      fitOf(b.lang ?? language, wanted) - fitOf(a.lang ?? language, wanted) ||
      compareCodePoints(a.in, b.in),
  )[0]
}
