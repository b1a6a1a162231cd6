import type { Flaw } from '../wording/index.ts'
import type { Data, Told } from './rule.ts'
import type { Subject } from './subject.ts'

/** The check of a rule for one kind of flaw in the words of an image, a person's and a model's alike. */
export function hasFlaw(...kinds: readonly Flaw['kind'][]): (subject: Subject) => Told | undefined {
  return (subject) => {
    const { flaw } = subject
    return flaw === undefined || !kinds.includes(flaw.kind) ? undefined : ofWords(subject, { ...flaw })
  }
}

/** About words alone, so told where they can be changed: at the image, or at the entry that they come from. */
export function ofWords(subject: Subject, data: Data): Told {
  const { outcome } = subject.seen
  const words = subject.spoken?.text ?? null
  if (outcome.kind !== 'words') return { where: 'image', data: { words, ...data } }
  const { key, state, by = null, use, spoken } = outcome
  return { where: 'entry', key, part: use ?? spoken, data: { words, key, state, by, ...data } }
}
