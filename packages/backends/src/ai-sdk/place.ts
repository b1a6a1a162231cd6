import { addressOf, type Model, modelName } from './model.ts'

/** Whether bytes leave this machine, and where they go. */
export interface Place {
  readonly where: 'local' | 'hosted'
  /** Of a hosted model: who gets the images. `undefined`: not known. */
  readonly hosts: readonly string[] | undefined
  /** The host itself, also of a local model. */
  readonly host: string | undefined
  /** Its address is on this machine. */
  readonly isHere: boolean
}

/** The options that say more than the model does. */
export interface PlaceOptions {
  readonly local?: boolean | undefined
  readonly hosts?: readonly string[] | undefined
}

/**
 * Ollama runs these in its own data centre, behind an address on this machine.
 * https://docs.ollama.com/cloud
 */
const PASSED_ON = /[:-]cloud$/

/** A model is local where its address is on this machine, or the config says so. */
export function placeOf(model: Model, { local, hosts }: PlaceOptions): Place {
  const address = addressOf(model)
  const isHere = address !== undefined && isLoopback(address.hostname)
  const isPassedOn = isHere && PASSED_ON.test(modelName(model))
  const where = (local ?? (isHere && !isPassedOn)) ? 'local' : 'hosted'
  const known = isPassedOn ? ['ollama.com'] : address && [address.host]
  return {
    where,
    hosts: where === 'local' ? [] : (hosts ?? known),
    host: address?.host,
    isHere,
  }
}

/** `localhost` and all below it, 127.0.0.0/8, ::1. `URL` has made hexadecimal and shortened forms plain. */
function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])\.?$/.test(hostname)
}
