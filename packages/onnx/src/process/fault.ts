import { BackendError } from '@alt-text/core'

/** Every way in which a local model fails, in words that name the image. `again`: it may be tried once more. */
export const fault = {
  aborted: (key: string): BackendError => new BackendError('ABORTED', `${key}: captioning was stopped.`),

  unreadable: (key: string, message: string, cause?: unknown): BackendError =>
    new BackendError('BAD_INPUT', `${key}: ${message}`, { cause }),

  failed: (key: string, message: string): BackendError =>
    new BackendError('BAD_OUTPUT', `${key}: the model failed on it (${firstLine(message)}).`),

  crashed: (key: string, how: string, again: boolean): BackendError =>
    new BackendError(
      'CRASHED',
      `${key}: the captioning process ended while it worked on it (${how}).${outlook(again)}`,
      { retryable: again },
    ),

  overdue: (key: string, timeoutMs: number, again: boolean): BackendError =>
    new BackendError(
      'TIMEOUT',
      `${key}: no caption within ${timeoutMs / 1000} s, so the captioning process was ended.${outlook(again)}`,
      { retryable: again },
    ),

  notLoaded: (folder: string, message: string): BackendError =>
    new BackendError('UNAVAILABLE', `The model in ${folder} could not be loaded: ${firstLine(message)}`, {
      fatal: true,
    }),

  keepsCrashing: (how: string): BackendError =>
    new BackendError(
      'CRASHED',
      `The captioning process ended again and again (${how}) and is not started any more. ` +
        'Often the memory is too small for the model: use a smaller dtype or a smaller model.',
      { fatal: true },
    ),
} as const

function outlook(again: boolean): string {
  return again ? '' : ' It was not the first time with this image, so it is left out.'
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.trim() ?? ''
}
