import { AltTextError, describeError } from '@alt-text/core'

/**
 * What a bundler is given to print for a failure that was expected: place, message and mend. Without a
 * stack, which would show this package's own lines to people who can do nothing about them.
 */
export function buildFailure(error: unknown): unknown {
  if (!(error instanceof AltTextError)) return error
  const failure = Object.assign(new Error(describeError(error)), { code: error.code })
  failure.name = 'AltTextError'
  failure.stack = `${failure.name}: ${failure.message}`
  return failure
}

/** The same for work that is under way. */
export async function orFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw buildFailure(error)
  }
}
