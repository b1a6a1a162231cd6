import { leftData } from '../left-data.ts'
import { lackOf } from './lack.ts'
import type { Lack } from './lack.ts'
import type { Told } from './rule.ts'
import type { Subject } from './subject.ts'

/** The check of a rule for one kind of image without an alternative. */
export function lacks(code: Lack): (subject: Subject) => Told | undefined {
  return (subject) => (lackOf(subject) === code ? { where: 'image', data: leftData(subject.seen) } : undefined)
}
