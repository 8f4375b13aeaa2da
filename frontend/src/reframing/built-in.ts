import fivePractices from 'content/prompts/five_practices.json'
import planForANo from 'content/prompts/plan_for_a_no.json'
import trapsContent from 'content/traps.json'
import type { Pack } from './types'

/** A thinking trap as it is shown. */
export interface Trap {
  id: string
  label: string
  /** Asks whether it could be this; never says that it is. */
  chip: string
  meaning: string
  question: string
}

/** The packs that come with the app; the tests hold them against their schema. */
export const builtIn: readonly Pack[] = [fivePractices as Pack, planForANo as Pack]

export const traps: readonly Trap[] = trapsContent.traps
