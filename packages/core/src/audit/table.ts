import type { RuleCode } from '../rule-settings.ts'
import type { Rule } from './rule.ts'
import { blank } from './rules/blank.ts'
import { controlUnnamed } from './rules/control-unnamed.ts'
import { decorativeLinked } from './rules/decorative-linked.ts'
import { decorativeWithTitle } from './rules/decorative-with-title.ts'
import { dynamic } from './rules/dynamic.ts'
import { fileName } from './rules/file-name.ts'
import { graphicUnnamed } from './rules/graphic-unnamed.ts'
import { imageMissing } from './rules/image-missing.ts'
import { imageUnreadable } from './rules/image-unreadable.ts'
import { languageGap } from './rules/language-gap.ts'
import { linkUnnamed } from './rules/link-unnamed.ts'
import { longDescription } from './rules/long-description.ts'
import { missing } from './rules/missing.ts'
import { nameDisagrees } from './rules/name-disagrees.ts'
import { obsolete } from './rules/obsolete.ts'
import { placeholder } from './rules/placeholder.ts'
import { redundantWords } from './rules/redundant-words.ts'
import { repeatedOnPage } from './rules/repeated-on-page.ts'
import { repeatsNeighbour } from './rules/repeats-neighbour.ts'
import { sourceUnreadable } from './rules/source-unreadable.ts'
import { stale } from './rules/stale.ts'
import { titleOnly } from './rules/title-only.ts'
import { tooLong } from './rules/too-long.ts'
import { unclearIgnore } from './rules/unclear-ignore.ts'
import { unknownMark } from './rules/unknown-mark.ts'
import { unreviewed } from './rules/unreviewed.ts'
import { unusedIgnore } from './rules/unused-ignore.ts'

/** Every rule, by its code. */
export const rules: Readonly<Record<RuleCode, Rule>> = {
  missing,
  blank,
  'link-unnamed': linkUnnamed,
  'control-unnamed': controlUnnamed,
  'graphic-unnamed': graphicUnnamed,
  'language-gap': languageGap,
  'file-name': fileName,
  placeholder,
  'redundant-words': redundantWords,
  'repeats-neighbour': repeatsNeighbour,
  'repeated-on-page': repeatedOnPage,
  'too-long': tooLong,
  'name-disagrees': nameDisagrees,
  'title-only': titleOnly,
  'decorative-with-title': decorativeWithTitle,
  'decorative-linked': decorativeLinked,
  'image-missing': imageMissing,
  'image-unreadable': imageUnreadable,
  dynamic,
  stale,
  unreviewed,
  'long-description': longDescription,
  obsolete,
  'unused-ignore': unusedIgnore,
  'unclear-ignore': unclearIgnore,
  'unknown-mark': unknownMark,
  'source-unreadable': sourceUnreadable,
}
