const GLOBAL = 'AI_SDK_LOG_WARNINGS'

/** Runs that have asked for silence. */
let quiet = 0

/**
 * The AI SDK prints its warnings to the console, or to Node's; nothing here may print. They are told through `notice`
 * instead. Somebody else's setting is left alone. Gives back what ends the silence.
 */
export function silence(): () => void {
  const globals = globalThis as Record<string, unknown>
  if (globals[GLOBAL] !== undefined && quiet === 0) return () => {}
  quiet++
  globals[GLOBAL] = false
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    quiet--
    if (quiet === 0) delete globals[GLOBAL]
  }
}
