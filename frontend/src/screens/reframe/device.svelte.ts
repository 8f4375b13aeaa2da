import { builtIn } from '../../reframing/built-in'
import { promptOf, type OwnQuestion } from '../../reframing/own'
import { checkPack } from '../../reframing/packs'
import { nothingYet, type Remembered } from '../../reframing/remembered'
import type { Pack, Prompt } from '../../reframing/types'
import { session } from '../../session.svelte'

/** What this device keeps of its person beside the diary: never synced, never exported, gone with the diary. */
export class OnThisDevice {
  remembered = $state.raw<Remembered>(nothingYet)
  own = $state.raw<readonly OwnQuestion[]>([])
  imported = $state.raw<readonly Pack[]>([])

  /** The packs in use: one that was read in takes the place of ours of the same name. */
  get packs(): readonly Pack[] {
    const ours = builtIn.map((pack) => this.imported.find(({ id }) => id === pack.id) ?? pack)
    return [...ours, ...this.imported.filter(({ id }) => !builtIn.some((pack) => pack.id === id))]
  }

  get prompts(): readonly Prompt[] {
    return [...this.own.map(promptOf), ...this.packs.flatMap(({ prompts }) => prompts)]
  }

  /** Reads what there is; a device that can keep nothing begins anew. */
  async load(): Promise<this> {
    const [remembered, own, imported] = await Promise.all([
      recalled<Remembered>('reframing/remembered'),
      recalled<OwnQuestion[]>('reframing/own'),
      recalled<unknown[]>('reframing/packs'),
    ])
    this.remembered = { ...nothingYet, ...remembered }
    this.own = own ?? []
    // What a pack may hold can change with a new version of the app.
    this.imported = (imported ?? []).flatMap((pack) => checkPack(pack).pack ?? [])
    return this
  }

  /** Learns something. If it cannot be kept, it holds until the page is closed. */
  learn(change: (before: Remembered) => Remembered): void {
    this.remembered = change(this.remembered)
    void session.diary.memory.set('reframing/remembered', this.remembered).catch(() => undefined)
  }

  /** Throws `NotSaved`. */
  async keepOwn(own: readonly OwnQuestion[]): Promise<void> {
    await session.diary.memory.set('reframing/own', own)
    this.own = own
  }

  /** Throws `NotSaved`. */
  async keepImported(imported: readonly Pack[]): Promise<void> {
    await session.diary.memory.set('reframing/packs', imported)
    this.imported = imported
  }
}

const recalled = <T>(key: `${string}/${string}`): Promise<T | undefined> =>
  session.diary.memory.get<T>(key).catch(() => undefined)
