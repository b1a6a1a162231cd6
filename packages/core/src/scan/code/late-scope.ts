import { knownNames } from './known-names.ts'
import type { Names, Scope } from './scope.ts'

/**
 * A scope that is made when somebody asks about a name that it may know: most values need none.
 * @param text of the whole file, whose names are sooner told than its code is parsed
 */
export function lateScope(text: string, make: () => Scope): Scope {
  let scope: Scope | undefined
  let known: Pick<Names<unknown>, 'has'> | undefined
  const made = (): Scope => (scope ??= make())
  const mayKnow = (name: string): boolean => scope !== undefined || (known ??= knownNames(text)).has(name)
  return {
    imports: {
      get: (name) => (mayKnow(name) ? made().imports.get(name) : undefined),
      has: (name) => mayKnow(name) && made().imports.has(name),
    },
    constants: {
      get: (name) => (mayKnow(name) ? made().constants.get(name) : undefined),
      has: (name) => mayKnow(name) && made().constants.has(name),
    },
  }
}
