import type { WordList } from '../word-list.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

/** By BCP 47's primary subtag. */
export const wordLists: Readonly<Record<string, WordList>> = { de, en, es, fr, it, ja, nl, pt }
